using System.Globalization;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>
/// Reads a prompt set from UTF-8 text (with or without byte order mark), by extension:
/// <list type="bullet">
/// <item><c>.csv</c>: RFC 4180 with a header. The prompt is the first there is of the columns <c>prompt</c>,
/// <c>goal</c> (AdvBench), <c>instruction</c>, <c>question</c>, <c>text</c>; <c>id</c>, <c>category</c> and
/// <c>target</c> (AdvBench: how a compliant answer begins) are optional, others ignored.</item>
/// <item><c>.jsonl</c>: one object a line with members of those names, or a chat's <c>messages</c>, whose first user
/// content is the prompt. Blank lines are skipped.</item>
/// <item><c>.txt</c>: one prompt a line; blank lines and lines that begin with <c>#</c> are skipped.</item>
/// </list>
/// Names are matched without regard to case. A row without id gets its number, <c>p001</c>, as wide as the count needs.
/// At most 64 MiB and 100,000 prompts.
/// </summary>
public static class PromptFile
{
    private const string Uncategorized = "uncategorized";

    /// <exception cref="SafetyGateException">SG1200 to SG1213, with the line where one is at fault.</exception>
    public static PromptSet Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Load(path, stream);
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SafetyGateException(
                PromptErrors.Unreadable, $"'{path}' cannot be read: {exception.Message} Check the path.", exception);
        }
    }

    /// <summary>Reads the set from a stream; <paramref name="path"/> gives the format, name and error locations.</summary>
    /// <exception cref="SafetyGateException">SG1200 to SG1213, with the line where one is at fault.</exception>
    public static PromptSet Load(string path, Stream stream)
    {
        var read = ReaderFor(path);
        var source = new PromptSource(path, PromptText.Read(path, stream));
        var rows = new List<PromptRow>();
        foreach (var row in read(source))
        {
            if (rows.Count == PromptLimits.Prompts)
                throw PromptRules.TooMany(source.Name);
            rows.Add(row);
        }

        var width = rows.Count.ToString(CultureInfo.InvariantCulture).Length;
        var prompts = rows.Select((row, i) => new Prompt(
            Label(row.Id) ?? "p" + (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'),
            Label(row.Category) ?? Uncategorized,
            row.Text)
        {
            Target = row.Target?.Length <= PromptLimits.TextLength ? row.Target : null,
        });
        return new PromptSet(source.Name, [.. prompts], i => source.At(rows[i].Line));
    }

    private static string? Label(string? label) => string.IsNullOrWhiteSpace(label) ? null : label.Trim(' ');

    private static Func<PromptSource, IEnumerable<PromptRow>> ReaderFor(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => CsvPrompts.Read,
            ".jsonl" => JsonLinesPrompts.Read,
            ".txt" => TextPrompts.Read,
            _ => throw new SafetyGateException(
                PromptErrors.UnknownFormat,
                $"'{path}' is not a .csv, .jsonl or .txt file. Rename it after its format, or convert it."),
        };
}
