using System.Numerics;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Formatting;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Python's binary operators and signs.</summary>
internal sealed class Arithmetic(RenderContext context)
{
    public Value Apply(string symbol, Value left, Value right)
    {
        if (symbol == "%" && left is StringValue format)
            return context.String(PercentFormat.Apply(context, format.Text, right), format.IsMarkup);
        if (left is UndefinedValue missing)
            throw missing.Fault();
        if (right is UndefinedValue undefined)
            throw undefined.Fault();
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            return Numbers.Integer(left) is BigInteger a && Numbers.Integer(right) is BigInteger b
                ? Integers(symbol, a, b)
                : Floats(symbol, Numbers.Float(left)!.Value, Numbers.Float(right)!.Value);
        }

        return symbol switch
        {
            "+" when Sum(left, right) is Value sum => sum,
            "*" when Numbers.Index(right) is int count && Repeat(left, count) is Value product => product,
            "*" when Numbers.Index(left) is int count && Repeat(right, count) is Value product => product,
            _ => throw TemplateFault.Type(
                $"unsupported operand type(s) for {symbol}: '{left.TypeName}' and '{right.TypeName}'"),
        };
    }

    public static Value Sign(bool negative, Value operand)
    {
        if (operand is UndefinedValue undefined)
            throw undefined.Fault();
        if (Numbers.Integer(operand) is BigInteger integer)
            return new IntegerValue(negative ? -integer : integer);
        if (operand is FloatValue number)
            return new FloatValue(negative ? -number.Number : number.Number);
        throw TemplateFault.Type($"bad operand type for unary {(negative ? '-' : '+')}: '{operand.TypeName}'");
    }

    /// <summary>An integer value, admitted by its size.</summary>
    public IntegerValue Integer(BigInteger number) => number.GetBitLength() > context.Meter.Limits.IntegerBits
        ? throw TemplateFault.Limit($"an integer has more than {context.Meter.Limits.IntegerBits} bits")
        : new IntegerValue(number);

    private Value? Sum(Value left, Value right)
    {
        switch (left, right)
        {
            case (StringValue a, StringValue b):
                bool markup = a.IsMarkup || b.IsMarkup;
                context.Meter.Text((long)a.Text.Length + b.Text.Length);
                string first = markup && !a.IsMarkup ? Markup.Escape(a.Text) : a.Text;
                string second = markup && !b.IsMarkup ? Markup.Escape(b.Text) : b.Text;
                return context.String(first + second, markup);
            case (ListValue or TupleValue, SequenceValue b) when left.GetType() == b.GetType():
                SequenceValue list = (SequenceValue)left;
                context.Meter.Items((long)list.Items.Count + b.Items.Count);
                return list.With([.. list.Items, .. b.Items]);
            default:
                return null;
        }
    }

    private Value? Repeat(Value value, int count)
    {
        count = Math.Max(count, 0);
        switch (value)
        {
            case StringValue text:
                context.Meter.Text((long)text.Text.Length * count);
                return text.Text.Length == 0 ? text : new StringValue(new StringBuilder().Insert(0, text.Text, count).ToString(), text.IsMarkup);
            case ListValue or TupleValue:
                SequenceValue sequence = (SequenceValue)value;
                context.Meter.Items((long)sequence.Items.Count * count);
                return sequence.With(sequence.Items.Count == 0 ? [] : [.. Enumerable.Repeat(sequence.Items, count).SelectMany(items => items)]);
            default:
                return null;
        }
    }

    private Value Integers(string symbol, BigInteger left, BigInteger right)
    {
        if (right.IsZero && symbol is ("/" or "//" or "%"))
            throw TemplateFault.Type("division by zero");
        return symbol switch
        {
            "+" => Integer(left + right),
            "-" => Integer(left - right),
            "*" => Integer(left * right),
            "/" => new FloatValue(Numbers.Float(new IntegerValue(left))!.Value / Numbers.Float(new IntegerValue(right))!.Value),
            "//" => Integer((left - Modulo(left, right)) / right),
            "%" => Integer(Modulo(left, right)),
            _ => Power(left, right),
        };
    }

    /// <summary>Python's remainder, which has the divisor's sign.</summary>
    private static BigInteger Modulo(BigInteger left, BigInteger right)
    {
        BigInteger remainder = BigInteger.Remainder(left, right);
        return !remainder.IsZero && remainder.Sign != right.Sign ? remainder + right : remainder;
    }

    private Value Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
            return Floats("**", Numbers.Float(new IntegerValue(left))!.Value, Numbers.Float(new IntegerValue(right))!.Value);
        if (BigInteger.Abs(left) <= BigInteger.One)
            return new IntegerValue(left.IsZero && !right.IsZero ? 0 : left.Sign >= 0 || right.IsEven ? 1 : -1);
        if (right * (left.GetBitLength() - 1) > context.Meter.Limits.IntegerBits)
            throw TemplateFault.Limit($"an integer has more than {context.Meter.Limits.IntegerBits} bits");
        return Integer(BigInteger.Pow(left, (int)right));
    }

    private static FloatValue Floats(string symbol, double left, double right)
    {
        if (right == 0 && symbol is ("/" or "//" or "%"))
            throw TemplateFault.Type("float division by zero");
        return new FloatValue(symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => FloorDivide(left, right),
            "%" => Modulo(left, right),
            _ => Power(left, right),
        });
    }

    private static double FloorDivide(double left, double right)
    {
        double quotient = (left - Modulo(left, right)) / right;
        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double Modulo(double left, double right)
    {
        double remainder = left % right;
        return remainder != 0 && remainder < 0 != right < 0 ? remainder + right : remainder;
    }

    private static double Power(double left, double right)
    {
        if (left == 0 && right < 0)
            throw TemplateFault.Type("0.0 cannot be raised to a negative power");
        if (left < 0 && double.IsFinite(right) && right != Math.Floor(right))
            throw TemplateFault.Type("a negative number has no real power with a fraction");
        double power = Math.Pow(left, right);
        return double.IsInfinity(power) && double.IsFinite(left) && double.IsFinite(right)
            ? throw TemplateFault.Type("the result of '**' is too large")
            : power;
    }
}
