using CsvHelper;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>RFC 4180 with a header; every record has as many fields as the header.</summary>
internal static class CsvPrompts
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = PromptLimits.RecordLength,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    public static IEnumerable<PromptRow> Read(PromptSource source)
    {
        if (string.IsNullOrWhiteSpace(source.Text))
            yield break;

        using var reader = CsvReader.FromText(source.Text, Options);
        var header = Try(source, () =>
        {
            reader.ReadHeader();
            return reader.Headers.Select(name => name.Trim()).ToArray();
        });
        var (id, category) = (Column(source, header, PromptColumns.Id), Column(source, header, PromptColumns.Category));
        var prompt = PromptColumns.Text.Select(name => Column(source, header, name)).FirstOrDefault(i => i >= 0, -1);
        var target = Array.FindIndex(header, title => title.Equals(PromptColumns.Target, StringComparison.OrdinalIgnoreCase));
        if (prompt < 0)
            throw PromptColumns.Missing(source, 1, header, string.Join(", ", PromptColumns.Text));

        while (Try(source, reader.Read))
        {
            yield return new PromptRow(
                id < 0 ? null : reader.GetString(id),
                category < 0 ? null : reader.GetString(category),
                reader.GetString(prompt),
                checked((int)reader.LineNumber))
            {
                Target = target < 0 ? null : reader.GetString(target),
            };
        }
    }

    private static T Try<T>(PromptSource source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            var line = Math.Max(1, checked((int)exception.LineNumber));
            throw Malformed(source, line, exception.Message, exception);
        }
    }

    private static int Column(PromptSource source, string[] header, string name)
    {
        bool IsNamed(string title) => title.Equals(name, StringComparison.OrdinalIgnoreCase);
        var column = Array.FindIndex(header, IsNamed);
        return column == Array.FindLastIndex(header, IsNamed)
            ? column
            : throw Malformed(source, 1, $"the header names the column '{name}' twice.");
    }

    private static SafetyGateException Malformed(PromptSource source, int line, string why, Exception? inner = null) =>
        PromptRules.Refuse(
            PromptErrors.MalformedCsv,
            $"line {line} of '{source.Path}': {why} Correct the file (RFC 4180).", source.At(line), inner);
}
