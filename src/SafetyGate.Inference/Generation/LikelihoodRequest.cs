namespace SafetyGate.Inference.Generation;

/// <summary>Tokens whose probability is asked.</summary>
/// <param name="Context">What comes before, at least one token; its own probability is not asked.</param>
/// <param name="Continuation">What follows, at least one token.</param>
public sealed record LikelihoodRequest(IReadOnlyList<int> Context, IReadOnlyList<int> Continuation);
