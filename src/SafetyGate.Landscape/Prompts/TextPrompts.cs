namespace SafetyGate.Landscape.Prompts;

/// <summary>One prompt a line, verbatim; blank lines and lines that begin with <c>#</c> are skipped.</summary>
internal static class TextPrompts
{
    public static IEnumerable<PromptRow> Read(PromptSource source) =>
        from line in source.Lines()
        where !string.IsNullOrWhiteSpace(line.Line) && line.Line[0] != '#'
        select new PromptRow(null, null, line.Line, line.Number);
}
