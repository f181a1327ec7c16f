using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Probes;

/// <summary>An axis along one direction.</summary>
/// <param name="DirectionIndex">Which direction; <see cref="Sweeps.PointKey.OriginDirection"/> of an axis measured at alpha = 0 only.</param>
/// <param name="DirectionName">What reports call it.</param>
/// <param name="Points">At least one, in ascending alpha.</param>
public sealed record AxisCurve(int DirectionIndex, string DirectionName, IReadOnlyList<AxisPoint> Points);

/// <summary>An axis at one point.</summary>
/// <param name="Alpha">The distance along the direction.</param>
/// <param name="Value">In the axis's unit; finite.</param>
/// <param name="Interval">Of a share, Wilson's; of a perplexity, by its standard error over segments, null with fewer than two.</param>
/// <param name="Broken">Percent of responses that are empty or incoherent; null where nothing was generated.</param>
public sealed record AxisPoint(double Alpha, double Value, Interval? Interval, double? Broken);
