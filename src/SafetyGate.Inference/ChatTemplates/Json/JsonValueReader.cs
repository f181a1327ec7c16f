using System.Globalization;
using System.Numerics;
using System.Text.Json;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Json;

/// <summary>Template values from parsed JSON.</summary>
internal static class JsonValueReader
{
    public static Value Read(JsonElement element, RenderContext context, int depth = 0)
    {
        context.Meter.ValueDepth(depth);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                DictionaryValue dictionary = new(context.Equality);
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    context.Meter.Item(dictionary.Entries.Count);
                    dictionary.Entries[context.String(Text(() => property.Name))] = Read(property.Value, context, depth + 1);
                }

                return dictionary;
            case JsonValueKind.Array:
                return context.List(element.EnumerateArray().Select(item => Read(item, context, depth + 1)));
            case JsonValueKind.String:
                return context.String(Text(element.GetString));
            case JsonValueKind.Number:
                return Number(element.GetRawText(), context);
            case JsonValueKind.True or JsonValueKind.False:
                return BooleanValue.Of(element.ValueKind == JsonValueKind.True);
            default:
                return NoneValue.Instance;
        }
    }

    private static string Text(Func<string?> text)
    {
        try
        {
            return text()!;
        }
        catch (InvalidOperationException)
        {
            throw new TemplateFault(ChatTemplateErrors.Conversation, "a string has half of a surrogate pair; correct the text");
        }
    }

    private static Value Number(string raw, RenderContext context)
    {
        bool isInteger = raw.Length <= 4300 && raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        return isInteger
            ? context.Arithmetic.Integer(BigInteger.Parse(raw, CultureInfo.InvariantCulture))
            : new FloatValue(double.Parse(raw, CultureInfo.InvariantCulture));
    }
}
