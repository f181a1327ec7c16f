using SafetyGate.Landscape.Probes;

namespace SafetyGate.Reports;

/// <summary>One axis beside safety; see <see cref="AxisLandscape"/>.</summary>
public sealed record AxisDocument
{
    public required string Name { get; init; }

    public required ProbeKind Kind { get; init; }

    public required AxisUnit Unit { get; init; }

    public required bool HigherIsBetter { get; init; }

    public required int ItemCount { get; init; }

    /// <summary>Candidate minus base at alpha = 0; of perplexities the ratio.</summary>
    public required EstimateDocument Change { get; init; }

    /// <summary>[directions] of the base.</summary>
    public required IReadOnlyList<AxisCurveDocument> BaseCurves { get; init; }

    /// <summary>[directions] of the candidate: the same.</summary>
    public required IReadOnlyList<AxisCurveDocument> CandidateCurves { get; init; }

    internal static AxisDocument Of(AxisLandscape axis) => new()
    {
        Name = axis.Name,
        Kind = axis.Kind,
        Unit = axis.Unit,
        HigherIsBetter = axis.HigherIsBetter,
        ItemCount = axis.ItemCount,
        Change = EstimateDocument.Of(axis.Change.Value, axis.Change.Interval),
        BaseCurves = [.. axis.Base.Select(AxisCurveDocument.Of)],
        CandidateCurves = [.. axis.Candidate.Select(AxisCurveDocument.Of)],
    };
}

/// <summary>An axis along one direction.</summary>
/// <param name="Direction">The direction's number; -1 of an axis measured at alpha = 0 only.</param>
/// <param name="Name">What reports call it.</param>
/// <param name="Points">In ascending alpha.</param>
public sealed record AxisCurveDocument(int Direction, string Name, IReadOnlyList<AxisPointDocument> Points)
{
    internal static AxisCurveDocument Of(AxisCurve curve) => new(
        curve.DirectionIndex, curve.DirectionName, [.. curve.Points.Select(p => new AxisPointDocument(p.Alpha, EstimateDocument.Of(p.Value, p.Interval), p.Broken))]);
}

/// <summary>An axis at one point.</summary>
/// <param name="Alpha">The distance along the direction.</param>
/// <param name="Measured">In the axis's unit.</param>
/// <param name="Broken">Percent of responses that are empty or incoherent; null where nothing was generated.</param>
public sealed record AxisPointDocument(double Alpha, EstimateDocument Measured, double? Broken);
