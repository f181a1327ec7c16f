namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>jinja2's <c>namespace</c>: the one thing that a template may change from inside a loop.</summary>
internal sealed class NamespaceValue : Value
{
    public OrderedDictionary<string, Value> Attributes { get; } = new(StringComparer.Ordinal);

    public override string TypeName => "Namespace";
}
