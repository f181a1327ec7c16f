using System.Globalization;
using SafetyGate.Gate;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>The gate's decision as results.json keeps it.</summary>
/// <param name="Outcome">Pass, fail or inconclusive.</param>
/// <param name="Reasons">See <see cref="Verdict.Reasons"/>.</param>
/// <param name="Cautions">See <see cref="Verdict.Cautions"/>.</param>
/// <param name="Missing">What the run lacks, one sentence each.</param>
/// <param name="Limits">In the policy's order.</param>
public sealed record VerdictDocument(
    Outcome Outcome,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Cautions,
    IReadOnlyList<string> Missing,
    IReadOnlyList<LimitDocument> Limits)
{
    /// <summary>See <see cref="Verdict.Warnings"/>.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What came of every waiver.</summary>
    public IReadOnlyList<WaiverResult> Waivers { get; init; } = [];

    /// <summary>What ended the run; null where it lacks points.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>Why a limit that does not pass decides nothing all the same; null where it passes or decides.</summary>
    public string? Excuse(LimitDocument limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return (limit.Outcome, limit.Standing) switch
        {
            (Outcome.Pass, _) or (_, LimitStanding.Decides) => null,
            (_, LimitStanding.Informational) => "For information only.",
            _ => Waivers.FirstOrDefault(w => w.Status == WaiverStatus.Used && w.Waiver.Limit == limit.Name) is { Waiver: var waiver }
                ? string.Create(CultureInfo.InvariantCulture, $"Waived until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason}")
                : "Waived.",
        };
    }

    /// <summary>Why the run does not pass, apart from its limits: what is missing, or too little evidence.</summary>
    internal IReadOnlyList<string> OtherProblems() => Outcome == Outcome.Pass
        ? []
        : [.. Missing.Union(Reasons).Except(Limits.Select(l => l.Reason))];
}
