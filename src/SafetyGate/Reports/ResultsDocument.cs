using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>
/// The contents of results.json: all numbers of a run, no response, no prompt's text, no time and no path. Every report is
/// made from it alone.
/// </summary>
public sealed record ResultsDocument
{
    /// <summary>The version of the form that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the form, from 1.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The decision.</summary>
    public required VerdictDocument Verdict { get; init; }

    /// <summary>What was measured; null where no direction is complete for both checkpoints.</summary>
    public required MeasurementsDocument? Measurements { get; init; }

    /// <summary>What was measured beside safety; empty where nothing was, and in files of earlier versions.</summary>
    public IReadOnlyList<AxisDocument> Axes { get; init; } = [];

    /// <summary>A second judge beside the first; null where there was none.</summary>
    public JudgesDocument? Judges { get; init; }

    /// <summary>What was run.</summary>
    public required RunDocument Run { get; init; }

    /// <summary>The document of a run. The same results give the same document.</summary>
    public static ResultsDocument Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new ResultsDocument
        {
            Verdict = new VerdictDocument(
                results.Verdict.Outcome,
                results.Verdict.Reasons,
                results.Verdict.Cautions,
                results.Missing,
                [.. PolicyLimits.Of(results.Manifest.Policy).Zip(results.Verdict.Limits, Limit)])
            {
                Warnings = results.Verdict.Warnings,
                Waivers = results.Verdict.Waivers,
                Settlement = results.Settlement,
            },
            Measurements = results.Measurements is { } measured
                ? MeasurementsDocument.Of(measured, results.Manifest.PromptSet.Prompts)
                : null,
            Axes = [.. (results.Measurements?.Axes ?? []).Select(AxisDocument.Of)],
            Judges = results.SecondJudging is { } second ? JudgesDocument.Of(results.Judge, second, results.Manifest.PromptSet.Prompts) : null,
            Run = RunDocument.Of(results.Manifest, results.Judge),
        };
    }

    /// <summary>Reads results.json.</summary>
    /// <param name="json">The file's contents.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="RunErrors.DamagedResults"/>,
    /// <see cref="RunErrors.NewerSchema"/>.</exception>
    public static ResultsDocument Read(ReadOnlyMemory<byte> json) => ResultsReader.Read(json);

    /// <summary>The bytes of results.json: UTF-8, LF, fixed key order, numbers that read back to the same double.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, GateJson.Options), (byte)'\n'];

    private static LimitDocument Limit(Limit limit, LimitResult result) => new(
        limit.Name,
        limit.Subject,
        limit.Metric,
        limit.Side == LimitSide.Floor,
        limit.Scope == LimitScope.Difference,
        limit.Bound,
        EstimateDocument.Of(result.Value, result.Interval),
        result.Outcome,
        result.Reason)
    {
        Axis = limit.Axis,
        Standing = result.Standing,
        Warning = result.Warning,
    };
}
