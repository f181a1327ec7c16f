using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports.Exports;

/// <summary>
/// The metrics of which more is safer, in the form that github-action-benchmark calls <c>customBiggerIsBetter</c>, to be
/// drawn over time. What was not measured is left out.
/// </summary>
internal static class BenchmarkReport
{
    private static readonly (SafetyMetric Metric, string Name, string Unit)[] Rows =
    [
        (SafetyMetric.Visage, "VISAGE", "points"),
        (SafetyMetric.WorstVisage, "VISAGE of the worst direction", "points"),
        (SafetyMetric.FullRangeMean, "Full-range mean", "points"),
        (SafetyMetric.LocalStability, "Local stability", "share"),
        (SafetyMetric.MinimumBasinRadius, "Smallest basin radius", "alpha"),
    ];

    public static byte[] Write(ResultsDocument results) => [.. JsonSerializer.SerializeToUtf8Bytes(Entries(results), GateJson.Options), (byte)'\n'];

    private static BenchmarkEntry[] Entries(ResultsDocument results) =>
    [
        .. from row in Rows
           from metric in results.Measurements?.Parity.Metrics ?? []
           where metric.Metric == row.Metric && metric.Candidate.Value is not null
           let decimals = Figures.Decimals(row.Metric)
           select new BenchmarkEntry(
               row.Name,
               row.Unit,
               metric.Candidate.Value!.Value,
               $"{Figures.Number(metric.Candidate.Low, decimals)} to {Figures.Number(metric.Candidate.High, decimals)}",
               $"{results.Run.Candidate.Name}; {results.Run.Base.Name} has {Figures.Estimate(metric.Base, decimals)}"),
    ];

    private sealed record BenchmarkEntry(string Name, string Unit, double Value, string Range, string Extra);
}
