namespace SafetyGate.Gate;

/// <summary>The gate's decision.</summary>
/// <param name="Outcome">Inconclusive where there is less evidence than the policy asks for; fail if any limit that decides
/// fails; else inconclusive if any such limit is or anything is missing; else pass.</param>
/// <param name="Limits">Every limit of the policy, in its order.</param>
/// <param name="Reasons">Why, as plain sentences, the deciding ones first; never empty.</param>
/// <param name="Cautions">What a reader must know about the evidence; they do not change the outcome.</param>
public sealed record Verdict(
    Outcome Outcome,
    IReadOnlyList<LimitResult> Limits,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Cautions)
{
    /// <summary>What came of every waiver, in the policy's order.</summary>
    public IReadOnlyList<WaiverResult> Waivers { get; init; } = [];

    /// <summary>Limits that hold with little to spare, and what to know about waivers, one sentence each; they do not change
    /// the outcome.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
