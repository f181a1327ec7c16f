using System.Text.Json;
using System.Text.Unicode;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// JSON objects out of hostile files: UTF-8, at most 64 levels, no duplicate keys, numbers that are finite as doubles and
/// strings that are text, so that whoever reads the elements later meets no surprise.
/// </summary>
internal static class StrictJson
{
    private const string LoneSurrogate = "has a string that escapes a lone surrogate, which no text has";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The root object, which owns its memory; null with a problem added.</summary>
    public static JsonElement? ParseObject(ReadOnlyMemory<byte> utf8, ErrorCode code, FileProblems problems)
    {
        if (utf8.IsEmpty)
            problems.Add(code, "is empty: download it again");
        else if (!Utf8.IsValid(utf8.Span))
            problems.Add(code, "is not UTF-8: it is damaged, or in another encoding; download it again");
        else
            return Parse(utf8, code, problems);
        return null;
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> utf8, ErrorCode code, FileProblems problems)
    {
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, Options);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            string place = e.LineNumber is { } line ? $" at line {line + 1}, byte {e.BytePositionInLine + 1}" : "";
            problems.Add(code, $"is not the JSON that is expected{place}: JSON has no NaN, Infinity, comments or trailing commas, "
                + "and here no duplicate keys and at most 64 levels");
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(code, LoneSurrogate);
            return null;
        }

        if (root.ValueKind != JsonValueKind.Object)
            problems.Add(code, $"holds a JSON {root.ValueKind} where an object is expected");
        else if (Flaw(root) is { } flaw)
            problems.Add(code, flaw);
        else
            return root;
        return null;
    }

    /// <summary>The recursion is bounded by the parser's depth.</summary>
    private static string? Flaw(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return element.TryGetDouble(out double number) && double.IsFinite(number) ? null : "has a number that is too large for a double";
            case JsonValueKind.String:
                return IsText(() => element.GetString()) ? null : LoneSurrogate;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (Flaw(item) is { } flaw)
                        return flaw;
                }

                return null;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (!IsText(() => property.Name))
                        return LoneSurrogate;
                    if (Flaw(property.Value) is { } flaw)
                        return flaw;
                }

                return null;
            default:
                return null;
        }
    }

    private static bool IsText(Func<string?> text)
    {
        try
        {
            return text() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
