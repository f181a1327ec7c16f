namespace SafetyGate.Gate;

/// <summary>The gate's decision.</summary>
/// <param name="Outcome">Fail if any limit fails; else inconclusive if any limit is or anything is missing; else pass.</param>
/// <param name="Limits">Every limit of the policy, in its order.</param>
/// <param name="Reasons">Why, as plain sentences, the deciding ones first; never empty.</param>
/// <param name="Cautions">What a reader must know about the evidence; they do not change the outcome.</param>
public sealed record Verdict(
    Outcome Outcome,
    IReadOnlyList<LimitResult> Limits,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Cautions);
