namespace SafetyGate.Reports;

/// <summary>The landscape around one checkpoint.</summary>
/// <param name="Checkpoint">The checkpoint's name.</param>
/// <param name="Cells">Row by row: cell (i, j), at value i of the first axis and value j of the second, is number
/// j * (values of the first axis) + i; of a curve, number i. Null where the point could not be computed.</param>
public sealed record LandscapeSurfaceDocument(string Checkpoint, IReadOnlyList<LandscapeCellDocument?> Cells);
