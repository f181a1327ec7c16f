namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>jinja2's <c>joiner</c>: nothing at the first call, then the separator.</summary>
internal sealed class JoinerValue(Value separator) : Value
{
    private bool _used;

    public override string TypeName => "Joiner";

    public Value Next()
    {
        Value value = _used ? separator : StringValue.Empty;
        _used = true;
        return value;
    }
}
