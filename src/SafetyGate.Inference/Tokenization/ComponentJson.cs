using System.Text;
using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization;

/// <summary>One JSON value of a tokenizer file with the place where it stands; every access is checked.</summary>
internal readonly record struct ComponentJson(JsonElement Element, string Path)
{
    /// <summary>A file with longer patterns, prefixes or replacements is an attack, not a tokenizer.</summary>
    private const int MaximumTextLength = 4096;

    private const int MaximumItems = 1024;

    public string Type => Text("type");

    /// <summary>The named value, or null where it is absent or JSON null.</summary>
    public ComponentJson? Optional(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Malformed("must be an object");
        try
        {
            return Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
                ? new ComponentJson(value, $"{Path}.{name}")
                : null;
        }
        catch (InvalidOperationException exception)
        {
            throw NotUnicode(exception);
        }
    }

    public ComponentJson Required(string name) => Optional(name) ?? throw Malformed($"has no \"{name}\"");

    public string Text(string name) => Required(name).AsText();

    public string? OptionalText(string name) => Optional(name)?.AsText();

    public bool Flag(string name) => Required(name).AsFlag();

    public bool Flag(string name, bool absent) => Optional(name)?.AsFlag() ?? absent;

    public int Integer(string name, int minimum, int maximum) => Required(name).AsInteger(minimum, maximum);

    /// <summary>The named string, which must be exactly one code point.</summary>
    public Rune Character(string name)
    {
        string text = Text(name);
        if (Rune.TryGetRuneAt(text + "\0", 0, out Rune rune) && rune.Utf16SequenceLength == text.Length)
            return rune;
        throw Required(name).Malformed("must be exactly one character");
    }

    public IReadOnlyList<ComponentJson> Items(string name) => Required(name).AsItems();

    public IReadOnlyList<ComponentJson> AsItems()
    {
        RequireKind(JsonValueKind.Array, "must be an array");
        int count = Element.GetArrayLength();
        if (count > MaximumItems)
            throw Malformed($"has {count} items; at most {MaximumItems} are allowed");
        string path = Path;
        return [.. Element.EnumerateArray().Select((item, i) => new ComponentJson(item, $"{path}[{i}]"))];
    }

    public string AsText()
    {
        string text = AsUnboundedText();
        if (text.Length > MaximumTextLength)
            throw Malformed($"has {text.Length} characters; at most {MaximumTextLength} are allowed");
        return text;
    }

    public string AsUnboundedText()
    {
        RequireKind(JsonValueKind.String, "must be a string");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw NotUnicode(exception);
        }
    }

    public bool AsFlag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Malformed("must be true or false"),
    };

    public int AsInteger(int minimum, int maximum)
    {
        if (Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int value)
            && value >= minimum && value <= maximum)
            return value;
        throw Malformed($"must be a whole number from {minimum} to {maximum}");
    }

    public void RequireKind(JsonValueKind kind, string rule)
    {
        if (Element.ValueKind != kind)
            throw Malformed(rule);
    }

    public SafetyGateException Malformed(string rule) => new(
        TokenizerErrors.Malformed,
        $"tokenizer.json: {Path} {rule}; get the file again from where the model came from");

    public SafetyGateException UnsupportedType(string stage, params ReadOnlySpan<string> supported) => new(
        TokenizerErrors.Unsupported,
        $"tokenizer.json: {Path} is a {stage} of type \"{Type}\", which is not supported. "
        + $"Supported types: {string.Join(", ", supported)}");

    /// <summary>The parser lets half of an escaped surrogate pair pass and throws where it is looked at, in keys too.</summary>
    private SafetyGateException NotUnicode(Exception exception) => new(
        TokenizerErrors.Malformed, $"tokenizer.json: {Path} is not valid Unicode; get the file again", exception);
}
