namespace SafetyGate.Reports.Markdown;

/// <summary>How surely ASR at alpha = 0 is known.</summary>
internal static class OriginSection
{
    public static void Write(MarkdownText text, OriginDocument? origin, double level)
    {
        if (origin is null)
            return;
        text.Line()
            .Line($"Not refused as trained, with {Figures.Bound(level * 100, isChange: false)} % intervals of a single share: "
                + $"base {Share(origin.Base)}; candidate {Share(origin.Candidate)}.");
    }

    private static string Share(PointShareDocument share) =>
        $"{Figures.Count(share.Answered)} of {Figures.Count(share.Count)}, "
        + $"{Figures.Estimate(share.Wilson, 1)} % (Wilson), {Figures.Estimate(share.ClopperPearson, 1)} % (Clopper-Pearson)";
}
