namespace SafetyGate.Reports.Markdown;

/// <summary>The invisible line of a report that says which chart stands there.</summary>
internal static class PlotMarker
{
    private const string Start = "<!-- plot: ";
    private const string End = " -->";

    public static string Of(string name) => Start + name + End;

    /// <summary>The chart's name; null where the text is no marker.</summary>
    public static string? NameIn(string html)
    {
        string line = html.Trim();
        return line.StartsWith(Start, StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal)
            ? line[Start.Length..^End.Length]
            : null;
    }
}
