using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>One rendering: its meter, its clock, and the operations on values that filters and methods share.</summary>
internal sealed class RenderContext
{
    public RenderContext(Meter meter, DateTimeOffset clock)
    {
        Meter = meter;
        Clock = clock;
        Equality = new ValueEquality(meter);
        Ordering = new ValueOrdering(this);
        Writer = new ValueWriter(meter);
        Access = new ValueAccess(this);
        Arithmetic = new Arithmetic(this);
        Expressions = new ExpressionEvaluator(this);
        Statements = new StatementExecutor(this);
        Caller = new Caller(this);
    }

    public Meter Meter { get; }

    public DateTimeOffset Clock { get; }

    public ValueEquality Equality { get; }

    public ValueOrdering Ordering { get; }

    public ValueWriter Writer { get; }

    public ValueAccess Access { get; }

    public Arithmetic Arithmetic { get; }

    public ExpressionEvaluator Expressions { get; }

    public StatementExecutor Statements { get; }

    public Caller Caller { get; }

    /// <summary>The line under evaluation, for messages.</summary>
    public int Line { get; set; } = 1;

    /// <summary>Python's <c>str()</c>.</summary>
    public string Text(Value value) => value is StringValue text ? text.Text : Writer.Text(value);

    /// <summary>A string value, admitted by the meter.</summary>
    public StringValue String(string text, bool isMarkup = false)
    {
        Meter.Text(text.Length);
        return text.Length == 0 && !isMarkup ? StringValue.Empty : new StringValue(text, isMarkup);
    }

    /// <summary>A list value with the given items, admitted by the meter one by one.</summary>
    public ListValue List(IEnumerable<Value> items)
    {
        List<Value> list = [];
        foreach (Value item in items)
        {
            Meter.Item(list.Count);
            list.Add(item);
        }

        return new ListValue(list);
    }

    /// <summary>The items of any iterable, each one a step.</summary>
    public IEnumerable<Value> Iterate(Value value) => ValueIteration.Iterate(this, value);
}
