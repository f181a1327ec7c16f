using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>jinja2's <c>loop</c>: where a for loop stands. It looks one item ahead only when asked.</summary>
internal sealed class LoopValue : Value
{
    private readonly IEnumerator<Value> _items;
    private readonly Queue<Value> _ahead = new();
    private int? _length;
    private IReadOnlyList<Value>? _lastChanged;

    /// <param name="items">The items, already filtered.</param>
    /// <param name="length">Their number, or null where only running through them tells.</param>
    public LoopValue(IEnumerable<Value> items, int? length, int depth0, Func<Value, Value>? recurse)
    {
        _items = items.GetEnumerator();
        _length = length;
        Depth0 = depth0;
        Recurse = recurse;
    }

    public override string TypeName => "LoopContext";

    public int Index0 { get; private set; } = -1;

    public int Depth0 { get; }

    /// <summary>Renders the loop's body over other items, where the loop is recursive.</summary>
    public Func<Value, Value>? Recurse { get; }

    public Value? Current { get; private set; }

    public Value? Previous { get; private set; }

    public Value? Following => LookAhead() ? _ahead.Peek() : null;

    public bool IsLast => !LookAhead();

    public int Length
    {
        get
        {
            if (_length is int known)
                return known;
            while (_items.MoveNext())
                _ahead.Enqueue(_items.Current);
            _length = Index0 + 1 + _ahead.Count;
            return _length.Value;
        }
    }

    public bool MoveNext()
    {
        if (!LookAhead())
            return false;
        Index0++;
        Previous = Current;
        Current = _ahead.Dequeue();
        return true;
    }

    /// <summary>Whether the values differ from those of the last call; true at the first.</summary>
    public bool Changed(IReadOnlyList<Value> values, ValueEquality equality)
    {
        bool same = _lastChanged is not null && equality.Equals(new TupleValue(_lastChanged), new TupleValue(values));
        _lastChanged = values;
        return !same;
    }

    private bool LookAhead()
    {
        if (_ahead.Count > 0)
            return true;
        if (!_items.MoveNext())
            return false;
        _ahead.Enqueue(_items.Current);
        return true;
    }
}
