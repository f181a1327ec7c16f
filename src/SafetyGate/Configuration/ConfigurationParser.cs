using System.Text;
using System.Text.Json;

namespace SafetyGate.Configuration;

/// <summary>Text to <see cref="ConfigurationNode"/>, with every position; bounded in size and depth.</summary>
internal static class ConfigurationParser
{
    public const int MaximumBytes = 1 << 20;
    private const int MaximumDepth = 16;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = MaximumDepth,
    };

    /// <summary>Null when the text is not JSON; the reason is then among the problems.</summary>
    public static ConfigurationNode? Parse(string text, ConfigurationProblems problems)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text.StartsWith('\uFEFF') ? text[1..] : text);
        if (utf8.Length > MaximumBytes)
        {
            problems.Add(
                ConfigurationErrors.TooLarge,
                default,
                $"the file has more than {MaximumBytes >> 20} MiB; make it smaller");
            return null;
        }

        var places = new TextPlaces(utf8);
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            reader.Read();
            ConfigurationNode root = Value(ref reader, places);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            int end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            string why = end < 0 ? exception.Message : exception.Message[..end];
            TextPlace place = places.At((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
            problems.Add(ConfigurationErrors.MalformedJson, place, $"{OneLine.Sentence(why)} Correct the JSON");
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair passes the reader and fails when the string is made.
            TextPlace place = places.At((int)reader.TokenStartIndex);
            problems.Add(ConfigurationErrors.MalformedJson, place, "the text has half of a surrogate pair; correct it");
        }

        return null;
    }

    private static ConfigurationNode Value(ref Utf8JsonReader reader, TextPlaces places)
    {
        JsonTokenType kind = reader.TokenType;
        TextPlace place = places.At((int)reader.TokenStartIndex);
        switch (kind)
        {
            case JsonTokenType.StartObject:
                return new ConfigurationNode(kind, place, "", Members(ref reader, places));
            case JsonTokenType.StartArray:
                return new ConfigurationNode(kind, place, "", Elements(ref reader, places));
            case JsonTokenType.String:
                return new ConfigurationNode(kind, place, reader.GetString()!, []);
            case JsonTokenType.Number:
                return new ConfigurationNode(kind, place, Encoding.UTF8.GetString(reader.ValueSpan), []);
            default:
                return new ConfigurationNode(kind, place, "", []);
        }
    }

    private static List<ConfigurationMember> Elements(ref Utf8JsonReader reader, TextPlaces places)
    {
        var elements = new List<ConfigurationMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ConfigurationNode element = Value(ref reader, places);
            elements.Add(new ConfigurationMember("", element.Place, element));
        }

        return elements;
    }

    private static List<ConfigurationMember> Members(ref Utf8JsonReader reader, TextPlaces places)
    {
        var members = new List<ConfigurationMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            TextPlace place = places.At((int)reader.TokenStartIndex);
            string name = reader.GetString()!;
            reader.Read();
            members.Add(new ConfigurationMember(name, place, Value(ref reader, places)));
        }

        return members;
    }
}
