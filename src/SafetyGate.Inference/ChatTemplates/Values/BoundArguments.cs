using System.Numerics;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Arguments by parameter; an absent one takes its default.</summary>
internal sealed class BoundArguments(string function, string[] parameters, Value?[] values)
{
    public Value? this[int index] => values[index];

    public bool Has(int index) => values[index] is not null;

    public Value Required(int index) =>
        values[index] ?? throw TemplateFault.Type($"{function}() misses the argument '{parameters[index]}'");

    public string Text(int index) => Required(index) switch
    {
        StringValue text => text.Text,
        UndefinedValue undefined => throw undefined.Fault(),
        Value other => throw Wrong(index, "a string", other),
    };

    public string Text(int index, string fallback) => Has(index) ? Text(index) : fallback;

    /// <summary>The text, or null where the argument is absent or <c>None</c>.</summary>
    public string? OptionalText(int index) => values[index] is null or NoneValue ? null : Text(index);

    public int Integer(int index) => Required(index) switch
    {
        IntegerValue integer => (int)BigInteger.Max(int.MinValue, BigInteger.Min(int.MaxValue, integer.Number)),
        BooleanValue boolean => boolean.IsTrue ? 1 : 0,
        UndefinedValue undefined => throw undefined.Fault(),
        Value other => throw Wrong(index, "an integer", other),
    };

    public int Integer(int index, int fallback) => Has(index) ? Integer(index) : fallback;

    public bool Boolean(int index, bool fallback) => values[index]?.IsTrue ?? fallback;

    private TemplateFault Wrong(int index, string expected, Value actual) =>
        TemplateFault.Type($"{function}() expects {expected} for '{parameters[index]}', not {actual.TypeName}");
}
