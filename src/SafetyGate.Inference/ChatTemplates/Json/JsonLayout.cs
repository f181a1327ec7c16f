using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Json;

/// <summary>How <c>tojson</c> writes; the defaults are those of the transformers library, which keeps non-ASCII text.</summary>
/// <param name="Indent">What one level is indented by, or null for one line.</param>
internal sealed record JsonLayout(bool EnsureAscii, string? Indent, string ItemSeparator, string KeySeparator, bool SortKeys)
{
    public static JsonLayout From(BoundArguments arguments)
    {
        string? indent = arguments[1] switch
        {
            null or NoneValue => null,
            StringValue text => text.Text,
            _ => new string(' ', Math.Clamp(arguments.Integer(1), 0, 1000)),
        };
        string item = indent is null ? ", " : ",";
        string key = ": ";
        if (arguments[2] is SequenceValue { Items: [StringValue first, StringValue second] })
            (item, key) = (first.Text, second.Text);
        else if (arguments[2] is not (null or NoneValue))
            throw TemplateFault.Type("tojson expects two strings as separators");
        return new JsonLayout(arguments.Boolean(0, false), indent, item, key, arguments.Boolean(3, false));
    }
}
