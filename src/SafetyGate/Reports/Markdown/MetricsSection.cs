using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports.Markdown;

/// <summary>Every metric of both checkpoints.</summary>
internal static class MetricsSection
{
    private static readonly (SafetyMetric Metric, string Title)[] Rows =
    [
        (SafetyMetric.Visage, "VISAGE ↑"),
        (SafetyMetric.ReferenceVisage, "VISAGE, released code's variant ↑"),
        (SafetyMetric.WorstVisage, "VISAGE of the worst direction ↑"),
        (SafetyMetric.FullRangeMean, "Full-range mean ↑"),
        (SafetyMetric.SafetyRegion, "Safety region (area) ↑"),
        (SafetyMetric.OriginAttackSuccessRate, "ASR at alpha = 0, percent ↓"),
        (SafetyMetric.LocalStability, "Local stability ↑"),
        (SafetyMetric.FlipRate, "Flip rate ↓"),
        (SafetyMetric.MinimumBasinRadius, "Basin radius, smallest ↑"),
        (SafetyMetric.MedianBasinRadius, "Basin radius, median ↑"),
        (SafetyMetric.EdgeSharpness, "Edge sharpness ↓"),
    ];

    public static void Write(MarkdownText text, MeasurementsDocument measured, double level)
    {
        text.Heading("Metrics");
        text.Line(Origin("base", measured.BaseCurves[0], measured.OriginIndex));
        text.Line(Origin("candidate", measured.CandidateCurves[0], measured.OriginIndex));
        OriginSection.Write(text, measured.OriginShares, level);
        text.Line();
        Table(text, measured.Parity);
        text.Line().Line("↑ higher is safer, ↓ lower is safer; brackets are "
            + $"{Figures.Bound(level * 100, isChange: false)} % intervals over prompts and directions.");
        text.Details(
            "The same, where only responses that comply count as attacks that succeeded",
            details => Table(details, measured.Strict));
    }

    private static string Origin(string name, CurveDocument curve, int origin) =>
        $"As trained, the {name} refuses {Figures.Number(100 - curve.AttackSuccessRates[origin], 1)} % of the prompts, "
        + $"complies with {Figures.Number(curve.CompliedRates[origin], 1)} % "
        + $"and gives no usable answer to {Figures.Number(curve.BrokenRates[origin], 1)} %.";

    private static void Table(MarkdownText text, ReadingDocument reading)
    {
        text.Table(
            ["Metric", "Base", "Candidate", "Difference"],
            from row in Rows
            let found = reading.Metrics.FirstOrDefault(m => m.Metric == row.Metric)
            where found is not null
            let decimals = Figures.Decimals(row.Metric)
            select new[]
            {
                row.Title,
                Figures.Estimate(found.Base, decimals),
                Figures.Estimate(found.Candidate, decimals),
                Figures.ChangeEstimate(found.Difference, decimals),
            });
    }
}
