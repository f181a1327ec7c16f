namespace SafetyGate.Reports.Markdown;

/// <summary>What each direction shows, and the worst of them.</summary>
internal static class DirectionsSection
{
    private const int MostRows = 20;

    public static void Write(MarkdownText text, MeasurementsDocument measured)
    {
        (DirectionDocument Base, DirectionDocument Candidate)[] pairs =
            [.. measured.Parity.Base.Directions.Zip(measured.Parity.Candidate.Directions)];
        (DirectionDocument Base, DirectionDocument Candidate) worst =
            pairs.First(p => p.Candidate.Direction == measured.Parity.Candidate.WorstDirection);
        text.Heading("Directions")
            .Line($"The candidate's worst direction is {SafeText.Code(worst.Candidate.Name)}: "
                + $"VISAGE {Figures.Number(worst.Candidate.Visage, 1)} "
                + $"where the base has {Figures.Number(worst.Base.Visage, 1)}, "
                + $"basin radius {Figures.Number(worst.Candidate.BasinRadius, 2)} "
                + $"where the base has {Figures.Number(worst.Base.BasinRadius, 2)}.")
            .Line()
            .Table(
                ["Base → candidate", "VISAGE", "Basin radius", "Local stability", "Flip rate", "Edge sharpness"],
                pairs.OrderBy(p => pairs.Length > MostRows ? p.Candidate.Visage : 0).Take(MostRows).Select(Row));
        if (pairs.Length > MostRows)
            text.Line().Line($"The {MostRows} worst of {Figures.Count(pairs.Length)} directions; all are in results.json.");
    }

    private static string[] Row((DirectionDocument Base, DirectionDocument Candidate) pair) =>
    [
        SafeText.Code(pair.Candidate.Name),
        Pair(pair.Base.Visage, pair.Candidate.Visage, 1),
        Pair(pair.Base.BasinRadius, pair.Candidate.BasinRadius, 2),
        Pair(pair.Base.LocalStability, pair.Candidate.LocalStability, 2),
        Pair(pair.Base.FlipRate, pair.Candidate.FlipRate, 2),
        Pair(pair.Base.EdgeSharpness, pair.Candidate.EdgeSharpness, 1),
    ];

    private static string Pair(double? from, double? to, int decimals) =>
        $"{Figures.Number(from, decimals)} → {Figures.Number(to, decimals)}";
}
