namespace SafetyGate.Gate;

/// <summary>A waiver and what came of it.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Status">What came of it.</param>
public sealed record WaiverResult(Waiver Waiver, WaiverStatus Status);
