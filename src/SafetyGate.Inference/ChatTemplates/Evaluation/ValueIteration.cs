using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Python's iteration.</summary>
internal static class ValueIteration
{
    public static bool IsIterable(Value value) => value
        is StringValue or SequenceValue or DictionaryValue or DictionaryViewValue or GeneratorValue or UndefinedValue;

    public static IEnumerable<Value> Iterate(RenderContext context, Value value)
    {
        IEnumerable<Value> items = value switch
        {
            SequenceValue sequence => sequence.Items,
            DictionaryViewValue view => view.Items,
            DictionaryValue dictionary => dictionary.Entries.Keys,
            StringValue text => PythonText.CodePoints(text.Text).Select(c => new StringValue(c, text.IsMarkup)),
            GeneratorValue generator => Drain(generator, context.Meter),
            UndefinedValue => [],
            _ => throw TemplateFault.Type($"'{value.TypeName}' object is not iterable"),
        };
        return Counted(items, context.Meter);
    }

    /// <summary>Python's <c>len()</c>, or null where a value has none.</summary>
    public static int? Length(Value value) => value switch
    {
        StringValue text => PythonText.Length(text.Text),
        SequenceValue sequence => sequence.Items.Count,
        DictionaryValue dictionary => dictionary.Entries.Count,
        DictionaryViewValue view => view.Items.Count,
        UndefinedValue => 0,
        LoopValue loop => loop.Length,
        _ => null,
    };

    private static IEnumerable<Value> Drain(GeneratorValue generator, Meter meter)
    {
        while (generator.Next(meter) is Value value)
            yield return value;
    }

    private static IEnumerable<Value> Counted(IEnumerable<Value> items, Meter meter)
    {
        foreach (Value item in items)
        {
            meter.Step();
            yield return item;
        }
    }
}
