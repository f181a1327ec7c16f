using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Tests;

/// <summary>Tests of numbers.</summary>
internal static class NumberTests
{
    public static Dictionary<string, ValueTest> All { get; } = new()
    {
        ["odd"] = (context, value, _) => Remainder(context, value, new IntegerValue(2), 1),
        ["even"] = (context, value, _) => Remainder(context, value, new IntegerValue(2), 0),
        ["divisibleby"] = (context, value, arguments) => Remainder(context, value, arguments.Bind("divisibleby", "num").Required(0), 0),
    };

    private static bool Remainder(RenderContext context, Value value, Value divisor, int expected) =>
        context.Equality.Equals(context.Arithmetic.Apply("%", value, divisor), new IntegerValue(expected));
}
