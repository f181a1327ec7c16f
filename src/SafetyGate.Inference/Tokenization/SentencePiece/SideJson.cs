using System.Text.Json;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>One JSON object of a file beside the model; every access is checked.</summary>
/// <param name="File">The file's name, for messages.</param>
internal readonly record struct SideJson(JsonElement Element, string File)
{
    private const int MaximumTextLength = 4096;

    /// <summary>The root of a file; null where there is no file.</summary>
    public static SideJson? Parse(string? text, string file)
    {
        if (text is null)
            return null;
        try
        {
            JsonElement root = JsonElement.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return root.ValueKind == JsonValueKind.Object
                ? new SideJson(root, file)
                : throw SentencePieceFault.Configuration(file, "is not a JSON object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw SentencePieceFault.Configuration(file, "is not the JSON that is expected, or has a key twice", exception);
        }
    }

    /// <summary>The named value; null where it is absent or JSON null.</summary>
    public JsonElement? Find(string name) =>
        Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public bool Has(string name) => Element.TryGetProperty(name, out _);

    public bool Flag(string name, bool absent) => Find(name)?.ValueKind switch
    {
        null => absent,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault($"has a \"{name}\" that is neither true nor false"),
    };

    public string? Text(string name) => Find(name) is { } value ? TextOf(value, name) : null;

    /// <summary>A token: its text, or an object with its text and flags.</summary>
    public TokenDeclaration Token(JsonElement value, string name, bool special)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new TokenDeclaration(TextOf(value, name)) { Special = special };
        var json = new SideJson(value, File);
        string content = json.Text("content") ?? throw Fault($"has a token without \"content\" in \"{name}\"");
        special |= json.Flag("special", absent: false);
        return new TokenDeclaration(content)
        {
            SingleWord = json.Flag("single_word", absent: false),
            StripsLeft = json.Flag("lstrip", absent: false),
            StripsRight = json.Flag("rstrip", absent: false),
            Normalized = json.Flag("normalized", absent: !special),
            Special = special,
        };
    }

    public Exception Fault(string what) => SentencePieceFault.Configuration(File, what);

    private string TextOf(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Fault($"has a \"{name}\" that is not a string");
        try
        {
            string text = value.GetString()!;
            return text.Length <= MaximumTextLength ? text : throw Fault($"has a \"{name}\" of {text.Length} characters");
        }
        catch (InvalidOperationException exception)
        {
            throw SentencePieceFault.Configuration(File, $"has a \"{name}\" that is not valid Unicode", exception);
        }
    }
}
