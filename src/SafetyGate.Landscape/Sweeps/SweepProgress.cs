namespace SafetyGate.Landscape.Sweeps;

/// <summary>A point that is done.</summary>
/// <param name="Key">Which point.</param>
/// <param name="Recorded">It was stored by an earlier run and cost nothing.</param>
public sealed record SweepProgress(PointKey Key, bool Recorded);
