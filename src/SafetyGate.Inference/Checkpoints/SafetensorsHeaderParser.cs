using System.Text.Json;
using System.Text.Unicode;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// The JSON header of a safetensors file: an object of tensor entries and an optional <c>__metadata__</c> object of strings.
/// Pure: bytes to entries and problems. It reads in one pass without recursion, whatever the nesting.
/// </summary>
internal static class SafetensorsHeaderParser
{
    /// <summary>Far above any published model; a bound for the memory that a hostile header can claim.</summary>
    private const int MaxTensors = 500_000;

    private const int MaxNameLength = 1024;
    private const string Metadata = "__metadata__";

    /// <summary>The entries that could be read; whole only if no problem was added.</summary>
    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> header, FileProblems problems)
    {
        List<SafetensorsEntry> entries = [];
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            problems.Damaged("does not start its header with '{': it is damaged, or not a safetensors file");
        }
        else if (!Utf8.IsValid(header))
        {
            problems.Damaged("has a header that is not UTF-8: the file is damaged; download it again");
        }
        else
        {
            try
            {
                var reader = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 4 });
                ReadEntries(ref reader, entries, problems);
            }
            catch (JsonException e)
            {
                problems.Damaged($"has a header that is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}): "
                    + "the file is damaged; download it again");
            }
        }

        return entries;
    }

    private static void ReadEntries(ref Utf8JsonReader reader, List<SafetensorsEntry> entries, FileProblems problems)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = HeaderValues.String(ref reader);
            if (!names.Add(name))
                problems.Damaged($"names {Printable.Quote(name)} twice in its header");
            reader.Read();
            if (name == Metadata)
            {
                ReadMetadata(ref reader, problems);
                continue;
            }

            if (!IsUsable(name))
                problems.Damaged($"has the tensor name {Printable.Quote(name)}: names have 1 to {MaxNameLength} characters, none a control");
            if (SafetensorsEntryParser.Parse(ref reader, name, problems) is { } entry)
                entries.Add(entry);
            if (names.Count > MaxTensors)
            {
                problems.Damaged($"has more than {MaxTensors} tensors, which no model has");
                return;
            }
        }

        // Nothing but white space may follow; the reader throws on anything else.
        while (reader.Read())
        {
        }
    }

    private static bool IsUsable(string name) => name.Length is > 0 and <= MaxNameLength && !name.Any(char.IsControl);

    private static void ReadMetadata(ref Utf8JsonReader reader, FileProblems problems)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            problems.Damaged("has a __metadata__ that is not an object of strings");
            return;
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = HeaderValues.String(ref reader);
            if (!keys.Add(key))
                problems.Damaged($"names {Printable.Quote(key)} twice in its __metadata__");
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                continue;
            reader.Skip();
            problems.Damaged($"has a __metadata__ value for {Printable.Quote(key)} that is not a string");
        }
    }
}
