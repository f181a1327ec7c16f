using SafetyGate.Inference.ChatTemplates.Evaluation;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Items that are made as they are asked for, once: what <c>map</c>, <c>select</c> and their like give.</summary>
internal sealed class GeneratorValue(IEnumerable<Value> items) : Value
{
    private readonly IEnumerator<Value> _items = items.GetEnumerator();
    private bool _running;

    public override string TypeName => "generator";

    /// <summary>The next item, or null at the end.</summary>
    public Value? Next(Meter meter)
    {
        if (_running)
            throw TemplateFault.Type("generator already executing");
        meter.Enter();
        _running = true;
        bool more = _items.MoveNext();
        _running = false;
        meter.Leave();
        return more ? _items.Current : null;
    }
}
