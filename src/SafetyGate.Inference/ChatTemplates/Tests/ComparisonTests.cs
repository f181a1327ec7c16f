using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Tests;

/// <summary>Tests against another value.</summary>
internal static class ComparisonTests
{
    public static Dictionary<string, ValueTest> All { get; } = new()
    {
        ["=="] = Equal,
        ["eq"] = Equal,
        ["equalto"] = Equal,
        ["!="] = NotEqual,
        ["ne"] = NotEqual,
        ["<"] = Ordered("<"),
        ["lt"] = Ordered("<"),
        ["lessthan"] = Ordered("<"),
        ["<="] = Ordered("<="),
        ["le"] = Ordered("<="),
        [">"] = Ordered(">"),
        ["gt"] = Ordered(">"),
        ["greaterthan"] = Ordered(">"),
        [">="] = Ordered(">="),
        ["ge"] = Ordered(">="),
        ["in"] = (context, value, arguments) => context.Access.Contains(Other(arguments), value),
        ["sameas"] = SameAs,
    };

    private static bool Equal(RenderContext context, Value value, ArgumentList arguments) =>
        context.Equality.Equals(value, Other(arguments));

    private static bool NotEqual(RenderContext context, Value value, ArgumentList arguments) => !Equal(context, value, arguments);

    private static ValueTest Ordered(string symbol) =>
        (context, value, arguments) => context.Ordering.Holds(symbol, value, Other(arguments));

    /// <summary>The same object; integers and strings have no identity here, so that equal ones count as the same.</summary>
    private static bool SameAs(RenderContext context, Value value, ArgumentList arguments)
    {
        Value other = Other(arguments);
        return ReferenceEquals(value, other) || value switch
        {
            IntegerValue or StringValue => value.GetType() == other.GetType() && context.Equality.Equals(value, other),
            _ => false,
        };
    }

    private static Value Other(ArgumentList arguments) => arguments.Bind("test", "other").Required(0);
}
