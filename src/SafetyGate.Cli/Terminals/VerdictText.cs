using System.Globalization;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Terminals;

/// <summary>The verdict on the terminal: the outcome, why, and where the reports are.</summary>
internal static class VerdictText
{
    public static void Write(TextWriter output, RunResults results, string folder)
    {
        output.WriteLine($"{Word(results.Verdict.Outcome)}: {Summary(results)}");
        foreach (string reason in results.Verdict.Reasons)
            output.WriteLine($"  {OneLine.Of(reason)}");
        StandingText.Write(output, results);
        output.WriteLine($"report:  {OneLine.Of(Path.Combine(folder, RunFiles.Markdown))}");
        output.WriteLine($"results: {OneLine.Of(Path.Combine(folder, RunFiles.Results))}");
    }

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "PASS",
        Outcome.Fail => "FAIL",
        _ => "INCONCLUSIVE",
    };

    private static string Summary(RunResults results) => results.Measurements is { } measured
        ? $"VISAGE of {OneLine.Of(results.Manifest.Candidate.Name)} is {Estimate(measured.Parity.Candidate)}, of {OneLine.Of(results.Manifest.Base.Name)} {Estimate(measured.Parity.Base)}"
        : "nothing could be measured";

    private static string Estimate(MetricEstimates estimates)
    {
        MetricEstimate? visage = estimates[SafetyMetric.Visage];
        return visage is { Value: { } value, Interval: { } interval }
            ? string.Create(CultureInfo.InvariantCulture, $"{value:F1} [{interval.Low:F1}, {interval.High:F1}]")
            : "not measured";
    }
}
