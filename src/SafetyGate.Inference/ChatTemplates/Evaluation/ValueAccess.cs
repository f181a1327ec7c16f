using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Attributes, items and membership, with the sandbox's rules.</summary>
internal sealed class ValueAccess(RenderContext context)
{
    /// <summary><c>value.name</c>: the attribute first, then the item.</summary>
    public Value Attribute(Value value, string name)
    {
        if (value is UndefinedValue undefined)
            throw undefined.Fault();
        return AttributeTable.Find(context, value, name) ?? ItemOrNull(value, new StringValue(name)) ?? Missing(value, name);
    }

    /// <summary><c>value[key]</c>: the item first, then the attribute.</summary>
    public Value Item(Value value, Value key)
    {
        if (value is UndefinedValue undefined)
            throw undefined.Fault();
        Value? item = ItemOrNull(value, key);
        if (item is not null || key is not StringValue name)
            return item ?? new UndefinedValue($"{Describe(value)} has no element {context.Writer.Representation(key)}");
        return AttributeTable.Find(context, value, name.Text) ?? Missing(value, name.Text);
    }

    /// <summary><c>item in container</c>.</summary>
    public bool Contains(Value container, Value item)
    {
        switch (container)
        {
            case StringValue text:
                return item is StringValue part
                    ? TextSearch.IndexOf(text.Text, part.Text) >= 0
                    : throw TemplateFault.Type($"'in <string>' requires string as left operand, not {item.TypeName}");
            case DictionaryValue dictionary:
                return dictionary.Entries.ContainsKey(ValueEquality.Key(item));
            default:
                if (!ValueIteration.IsIterable(container))
                    throw TemplateFault.Type($"argument of type '{container.TypeName}' is not iterable");
                return context.Iterate(container).Any(other => context.Equality.Equals(item, other));
        }
    }

    /// <summary><c>value[start:stop:step]</c>.</summary>
    public Value Slice(Value value, Value? start, Value? stop, Value? step)
    {
        if (value is UndefinedValue undefined)
            throw undefined.Fault();
        if (value is not (SequenceValue or StringValue) || !IsBound(start) || !IsBound(stop) || !IsBound(step))
            return new UndefinedValue($"{Describe(value)} has no such slice");
        return value is StringValue text ? SliceText(text, start, stop, step) : SliceItems((SequenceValue)value, start, stop, step);
    }

    private static bool IsBound(Value? bound) => bound is null or NoneValue || Numbers.Index(bound) is not null;

    private SequenceValue SliceItems(SequenceValue sequence, Value? start, Value? stop, Value? step)
    {
        SliceBounds bounds = SliceBounds.Of(sequence.Items.Count, start, stop, step);
        context.Meter.Items(bounds.Count);
        return sequence.With([.. bounds.Indexes().Select(i => sequence.Items[i])]);
    }

    private StringValue SliceText(StringValue value, Value? start, Value? stop, Value? step)
    {
        string text = value.Text;
        SliceBounds bounds = SliceBounds.Of(PythonText.Length(text), start, stop, step);
        if (bounds.Step == 1)
        {
            int from = PythonText.Offset(text, bounds.Start);
            return context.String(text[from..PythonText.Offset(text, bounds.Start + bounds.Count)], value.IsMarkup);
        }

        context.Meter.Text(text.Length);
        if (!PythonText.HasSurrogates(text))
            return new StringValue(string.Concat(bounds.Indexes().Select(i => text[i])), value.IsMarkup);
        string[] points = [.. PythonText.CodePoints(text)];
        return new StringValue(string.Concat(bounds.Indexes().Select(i => points[i])), value.IsMarkup);
    }

    private Value? ItemOrNull(Value value, Value key) => value switch
    {
        DictionaryValue dictionary when ValueEquality.IsHashable(key) => dictionary.Entries.GetValueOrDefault(key),
        SequenceValue sequence when Position(key, sequence.Items.Count) is int index => sequence.Items[index],
        StringValue text when Position(key, PythonText.Length(text.Text)) is int index => CodePoint(text, index),
        _ => null,
    };

    private StringValue CodePoint(StringValue value, int index)
    {
        int at = PythonText.Offset(value.Text, index);
        return context.String(value.Text[at..PythonText.Offset(value.Text, index + 1)], value.IsMarkup);
    }

    private static int? Position(Value key, int count)
    {
        if (Numbers.Index(key) is not int index)
            return null;
        if (index < 0)
            index += count;
        return index >= 0 && index < count ? index : null;
    }

    private static UndefinedValue Missing(Value value, string name) => new($"{Describe(value)} has no attribute '{name}'");

    private static string Describe(Value value) => value is NoneValue ? "'None'" : $"'{value.TypeName} object'";
}
