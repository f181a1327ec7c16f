using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafetyGate.Workers;

/// <summary>
/// One message a line, JSON in ASCII behind a record separator (U+001E, as in RFC 7464): native libraries print on the same
/// stream, and whatever stands before the separator or on lines without one is theirs.
/// </summary>
internal static class WorkerMessages
{
    private const char Separator = '\u001e';

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void Write<T>(TextWriter to, T message)
    {
        to.Write($"{Separator}{JsonSerializer.Serialize(message, Options)}\n");
        to.Flush();
    }

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="JsonException">It is not what was expected.</exception>
    public static T? Read<T>(TextReader from)
        where T : class
    {
        while (from.ReadLine() is { } line)
        {
            int start = line.LastIndexOf(Separator);
            if (start >= 0)
                return JsonSerializer.Deserialize<T>(line.AsSpan(start + 1), Options) ?? throw new JsonException("null is no message");
        }

        return null;
    }
}
