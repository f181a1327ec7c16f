using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>One JSON object a line: a member that holds the prompt, or a chat's <c>messages</c>.</summary>
internal static class JsonLinesPrompts
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private static readonly string Accepted =
        $"{string.Join(", ", PromptColumns.Text)} (a text), and messages (a list whose first user content is a text)";

    public static IEnumerable<PromptRow> Read(PromptSource source)
    {
        foreach (var (number, line) in source.Lines())
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Row(source, number, line);
        }
    }

    private static PromptRow Row(PromptSource source, int number, string line)
    {
        if (line.Length > PromptLimits.RecordLength)
        {
            throw Malformed(
                source, number, $"the line has more than {PromptLimits.RecordLength:N0} characters. Shorten it.");
        }

        try
        {
            using var document = JsonDocument.Parse(line, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Malformed(source, number, "the line is not an object. Write {\"prompt\": \"...\"}.");

            var members = Members(source, number, document.RootElement);
            var text = PromptColumns.Text.Select(name => Text(members.GetValueOrDefault(name)))
                    .FirstOrDefault(t => t is not null)
                ?? FirstUserMessage(members.GetValueOrDefault("messages"))
                ?? throw PromptColumns.Missing(source, number, members.Keys, Accepted);
            return new PromptRow(
                Label(source, number, members, PromptColumns.Id),
                Label(source, number, members, PromptColumns.Category),
                text,
                number)
            {
                Target = Text(members.GetValueOrDefault(PromptColumns.Target)),
            };
        }
        catch (JsonException exception)
        {
            var column = 1 + (int)(exception.BytePositionInLine ?? 0);
            throw Malformed(
                source,
                number,
                "the line is not JSON, nests too deeply or names a member twice. Correct it.",
                exception,
                column);
        }
        catch (InvalidOperationException exception)
        {
            // An escaped half of a surrogate pair passes the parser and fails when the string is made.
            throw Malformed(source, number, "a string is not well-formed Unicode. Correct the line.", exception);
        }
    }

    private static Dictionary<string, JsonElement> Members(PromptSource source, int number, JsonElement record)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in record.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value))
                throw Malformed(source, number, "two members differ only in case. Keep one.");
        }

        return members;
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? FirstUserMessage(JsonElement messages)
    {
        if (messages.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object
                && message.TryGetProperty("role", out var role) && Text(role) == "user")
                return message.TryGetProperty("content", out var content) ? Text(content) : null;
        }

        return null;
    }

    private static string? Label(PromptSource source, int number, Dictionary<string, JsonElement> members, string name)
    {
        var value = members.GetValueOrDefault(name);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => throw Malformed(source, number, $"'{name}' is neither a text nor a number. Correct the line."),
        };
    }

    private static SafetyGateException Malformed(
        PromptSource source, int number, string why, Exception? inner = null, int column = 1) =>
        PromptRules.Refuse(
            PromptErrors.MalformedJson, $"line {number} of '{source.Path}': {why}", source.At(number, column), inner);
}
