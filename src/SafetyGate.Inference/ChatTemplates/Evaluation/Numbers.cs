using System.Numerics;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Values as numbers; a boolean is an integer.</summary>
internal static class Numbers
{
    public static BigInteger? Integer(Value value) => value switch
    {
        IntegerValue integer => integer.Number,
        BooleanValue boolean => boolean.IsTrue ? BigInteger.One : BigInteger.Zero,
        _ => null,
    };

    public static double? Float(Value value) =>
        value is FloatValue number ? number.Number : Integer(value) is BigInteger integer ? ToDouble(integer) : null;

    public static bool IsNumber(Value value) => value is IntegerValue or FloatValue or BooleanValue;

    /// <summary>An integer clamped to 32 bits, for indexes and counts; null where the value is none.</summary>
    public static int? Index(Value value) => Integer(value) is BigInteger integer
        ? (int)BigInteger.Max(int.MinValue, BigInteger.Min(int.MaxValue, integer))
        : null;

    public static int Compare(Value left, Value right)
    {
        if (Integer(left) is BigInteger a && Integer(right) is BigInteger b)
            return a.CompareTo(b);
        return Float(left)!.Value.CompareTo(Float(right)!.Value);
    }

    private static double ToDouble(BigInteger integer)
    {
        double number = (double)integer;
        return double.IsInfinity(number) ? throw TemplateFault.Type("int too large to convert to float") : number;
    }
}
