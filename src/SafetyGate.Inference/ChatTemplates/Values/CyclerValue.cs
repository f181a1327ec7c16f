namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>jinja2's <c>cycler</c>.</summary>
internal sealed class CyclerValue(IReadOnlyList<Value> items) : Value
{
    private int _position;

    public override string TypeName => "Cycler";

    public Value Current => items[_position];

    public Value Next()
    {
        Value value = Current;
        _position = (_position + 1) % items.Count;
        return value;
    }

    public void Reset() => _position = 0;
}
