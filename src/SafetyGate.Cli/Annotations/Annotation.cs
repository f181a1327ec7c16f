using System.Text;

namespace SafetyGate.Cli.Annotations;

/// <summary>One annotation of a workflow run.</summary>
/// <param name="Level">How it is shown.</param>
/// <param name="Title">Its headline, any text.</param>
/// <param name="Message">What it says, any text.</param>
internal sealed record Annotation(AnnotationLevel Level, string Title, string Message)
{
    private const int LongestText = 1000;

    /// <summary>
    /// The workflow command of one line, <c>::error title=...::...</c>, as GitHub's "Workflow commands for GitHub Actions"
    /// defines it: percent signs and line breaks are escaped, in the title the separators of properties too.
    /// </summary>
    public override string ToString() => $"::{Command}title={Property(Title)}::{Data(Message)}";

    private string Command => Level switch
    {
        AnnotationLevel.Error => "error ",
        AnnotationLevel.Warning => "warning ",
        _ => "notice ",
    };

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    // Every control character goes, because a log is also read by terminals.
    private static string Data(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText), "…") : text)
        {
            _ = c switch
            {
                '%' => escaped.Append("%25"),
                '\r' => escaped.Append("%0D"),
                '\n' => escaped.Append("%0A"),
                _ => escaped.Append(char.IsControl(c) ? '?' : c),
            };
        }

        return escaped.ToString();
    }
}
