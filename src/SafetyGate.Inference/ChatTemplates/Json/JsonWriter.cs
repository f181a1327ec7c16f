using System.Globalization;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Json;

/// <summary>Python's <c>json.dumps</c>.</summary>
internal sealed class JsonWriter
{
    private readonly RenderContext _context;
    private readonly JsonLayout _layout;
    private readonly StringBuilder _text = new();

    private JsonWriter(RenderContext context, JsonLayout layout)
    {
        _context = context;
        _layout = layout;
    }

    public static string Write(RenderContext context, Value value, JsonLayout layout)
    {
        JsonWriter writer = new(context, layout);
        writer.Write(value, 0);
        return writer._text.ToString();
    }

    private void Write(Value value, int depth)
    {
        _context.Meter.Step();
        _context.Meter.ValueDepth(depth);
        if (_text.Length > _context.Meter.Limits.StringLength)
            _context.Meter.Text(_text.Length);
        switch (value)
        {
            case StringValue text:
                JsonText.Append(_text, text.Text, _layout.EnsureAscii);
                break;
            case ListValue or TupleValue:
                IReadOnlyList<Value> items = ((SequenceValue)value).Items;
                WriteGroup('[', ']', items.Count, depth, i => Write(items[i], depth + 1));
                break;
            case DictionaryValue dictionary:
                WriteEntries(dictionary, depth);
                break;
            default:
                _text.Append(Scalar(value) ?? throw TemplateFault.Type($"Object of type {value.TypeName} is not JSON serializable"));
                break;
        }
    }

    private void WriteEntries(DictionaryValue dictionary, int depth)
    {
        KeyValuePair<Value, Value>[] entries = [.. dictionary.Entries];
        if (_layout.SortKeys)
        {
            Dictionary<Value, Value> values = new(dictionary.Entries, _context.Equality);
            List<Value> keys = _context.Ordering.Sort([.. entries.Select(entry => (entry.Key, entry.Key))], reverse: false);
            entries = [.. keys.Select(key => KeyValuePair.Create(key, values[key]))];
        }

        WriteGroup('{', '}', entries.Length, depth, i =>
        {
            string key = entries[i].Key is StringValue text
                ? text.Text
                : Scalar(entries[i].Key) ?? throw TemplateFault.Type("keys must be str, int, float, bool or None");
            JsonText.Append(_text, key, _layout.EnsureAscii);
            _text.Append(_layout.KeySeparator);
            Write(entries[i].Value, depth + 1);
        });
    }

    private void WriteGroup(char open, char close, int count, int depth, Action<int> write)
    {
        _text.Append(open);
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                _text.Append(_layout.ItemSeparator);
            NewLine(depth + 1);
            write(i);
        }

        if (count > 0)
            NewLine(depth);
        _text.Append(close);
    }

    private void NewLine(int depth)
    {
        if (_layout.Indent is null)
            return;
        _text.Append('\n');
        _context.Meter.Text((long)_layout.Indent.Length * depth);
        for (int i = 0; i < depth; i++)
            _text.Append(_layout.Indent);
    }

    private static string? Scalar(Value value) => value switch
    {
        NoneValue => "null",
        BooleanValue boolean => boolean.IsTrue ? "true" : "false",
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        FloatValue { Number: double.NaN } => "NaN",
        FloatValue { Number: double.PositiveInfinity } => "Infinity",
        FloatValue { Number: double.NegativeInfinity } => "-Infinity",
        FloatValue number => FloatText.Representation(number.Number),
        _ => null,
    };
}
