using System.Globalization;
using System.Numerics;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters of numbers.</summary>
internal static class NumberFilters
{
    private const int MaxPrecision = 1000;

    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["abs"] = (context, value, arguments) =>
        {
            arguments.Bind("abs");
            return value switch
            {
                UndefinedValue undefined => throw undefined.Fault(),
                FloatValue number => new FloatValue(Math.Abs(number.Number)),
                _ when Numbers.Integer(value) is BigInteger integer => new IntegerValue(BigInteger.Abs(integer)),
                _ => throw TemplateFault.Type($"bad operand type for abs(): '{value.TypeName}'"),
            };
        },
        ["round"] = Round,
    };

    private static Value Round(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("round", "precision", "method");
        int precision = bound.Integer(0, 0);
        string method = bound.Text(1, "common");
        if (value is UndefinedValue undefined)
            throw undefined.Fault();
        if (Math.Abs((long)precision) > MaxPrecision)
            throw TemplateFault.Limit($"round takes a precision of at most {MaxPrecision}");
        double number = Numbers.Float(value) ?? throw TemplateFault.Type($"round expects a number, not {value.TypeName}");
        switch (method)
        {
            case "common":
                return Numbers.Integer(value) is BigInteger integer ? new IntegerValue(Round(integer, precision)) : new FloatValue(Round(number, precision));
            case "ceil" or "floor":
                double factor = Math.Pow(10, precision);
                double scaled = number * factor;
                return new FloatValue((method == "ceil" ? Math.Ceiling(scaled) : Math.Floor(scaled)) / factor);
            default:
                throw TemplateFault.Type("method must be common, ceil or floor");
        }
    }

    private static BigInteger Round(BigInteger number, int precision)
    {
        if (precision >= 0)
            return number;
        BigInteger unit = BigInteger.Pow(10, -precision);
        BigInteger remainder = ((number % unit) + unit) % unit;
        BigInteger below = number - remainder;
        int half = (remainder * 2).CompareTo(unit);
        return half > 0 || (half == 0 && !(below / unit).IsEven) ? below + unit : below;
    }

    private static double Round(double number, int precision)
    {
        if (!double.IsFinite(number) || precision > 324)
            return number;
        if (precision >= 0)
            return double.Parse(FloatText.Fixed(number, precision), CultureInfo.InvariantCulture);
        return (double)Round(new BigInteger(number), precision);
    }
}
