namespace SafetyGate.Reports;

/// <summary>One axis of a landscape.</summary>
/// <param name="Name">What it is called, for example <c>random 0</c> or <c>sparsity</c>.</param>
/// <param name="Values">Where it was sampled, ascending, at least two; 0 is the checkpoint itself.</param>
public sealed record LandscapeAxisDocument(string Name, IReadOnlyList<double> Values);
