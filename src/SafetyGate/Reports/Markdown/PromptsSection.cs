namespace SafetyGate.Reports.Markdown;

/// <summary>Which prompts changed sides; ids and categories, never texts.</summary>
internal static class PromptsSection
{
    private const int MostCategories = 40;
    private const int MostIds = 20;

    public static void Write(MarkdownText text, MeasurementsDocument measured, double localRadius)
    {
        text.Heading("Prompts");
        List(
            text,
            measured.LostPrompts,
            measured.PromptCount,
            "are refused by the base and no longer by the candidate",
            "No prompt that the base refuses is lost by the candidate as trained.");
        text.Line();
        string near = Figures.Number(localRadius, 2);
        List(
            text,
            measured.Parity.Candidate.FlippedPrompts,
            measured.PromptCount,
            $"are refused by the candidate as trained, but not everywhere within alpha = {near}",
            $"Every prompt that the candidate refuses as trained stays refused within alpha = {near}.");
    }

    private static void List(MarkdownText text, IReadOnlyList<PromptReference> prompts, int all, string what, string none)
    {
        if (prompts.Count == 0)
        {
            text.Line(none);
            return;
        }

        text.Line($"**{Figures.Count(prompts.Count)} of {Figures.Count(all)}** {what}:").Line();
        IGrouping<string, PromptReference>[] categories = [.. prompts.GroupBy(p => p.Category, StringComparer.Ordinal)];
        foreach (IGrouping<string, PromptReference> category in categories.Take(MostCategories))
        {
            PromptReference[] members = [.. category];
            string more = members.Length > MostIds ? $" and {Figures.Count(members.Length - MostIds)} more" : "";
            string ids = string.Join(' ', members.Take(MostIds).Select(p => SafeText.Code(p.Id)));
            text.Line($"- {SafeText.Code(category.Key)} ({Figures.Count(members.Length)}): {ids}{more}");
        }

        if (categories.Length > MostCategories)
            text.Line($"- and {Figures.Count(categories.Length - MostCategories)} more categories; all are in results.json");
    }
}
