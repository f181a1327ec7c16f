using System.Globalization;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Python's <c>str()</c> and <c>repr()</c>.</summary>
internal sealed class ValueWriter(Meter meter)
{
    public string Text(Value value) => value switch
    {
        StringValue text => text.Text,
        UndefinedValue => "",
        _ => Representation(value),
    };

    public string Representation(Value value)
    {
        StringBuilder text = new();
        Write(value, text, 0);
        meter.Text(text.Length);
        return text.ToString();
    }

    private void Write(Value value, StringBuilder text, int depth)
    {
        meter.Step();
        meter.ValueDepth(depth);
        if (text.Length > meter.Limits.StringLength)
            meter.Text(text.Length);
        switch (value)
        {
            case StringValue { IsMarkup: true } markup:
                text.Append("Markup(").Append(StringRepresentation.Of(markup.Text)).Append(')');
                break;
            case ListValue list:
                WriteItems(list.Items, "[", "]", text, depth);
                break;
            case TupleValue tuple:
                WriteItems(tuple.Items, "(", tuple.Items.Count == 1 ? ",)" : ")", text, depth);
                break;
            case DictionaryViewValue view:
                WriteItems(view.Items, view.TypeName + "([", "])", text, depth);
                break;
            case DictionaryValue dictionary:
                WriteEntries(dictionary.Entries, text, depth);
                break;
            case NamespaceValue names:
                text.Append("<Namespace ");
                WriteEntries(names.Attributes.Select(pair => KeyValuePair.Create<Value, Value>(new StringValue(pair.Key), pair.Value)), text, depth);
                text.Append('>');
                break;
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    private static string Scalar(Value value) => value switch
    {
        StringValue text => StringRepresentation.Of(text.Text),
        NoneValue => "None",
        BooleanValue boolean => boolean.IsTrue ? "True" : "False",
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        FloatValue number => FloatText.Representation(number.Number),
        UndefinedValue => "Undefined",
        RangeValue range => range.Representation,
        LoopValue loop => $"<LoopContext {loop.Index0 + 1}/{loop.Length}>",
        MacroValue macro => macro.Name is string name ? $"<Macro '{name}'>" : "<Macro anonymous>",
        FunctionValue function => $"<function {function.Name}>",
        _ => $"<{value.TypeName} object>",
    };

    private void WriteItems(IReadOnlyList<Value> items, string open, string close, StringBuilder text, int depth)
    {
        text.Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            Write(items[i], text, depth + 1);
        }

        text.Append(close);
    }

    private void WriteEntries(IEnumerable<KeyValuePair<Value, Value>> entries, StringBuilder text, int depth)
    {
        text.Append('{');
        int open = text.Length;
        foreach ((Value key, Value value) in entries)
        {
            if (text.Length > open)
                text.Append(", ");
            Write(key, text, depth + 1);
            text.Append(": ");
            Write(value, text, depth + 1);
        }

        text.Append('}');
    }
}
