namespace SafetyGate.Reports;

/// <summary>A checkpoint on the axes of a landscape.</summary>
/// <param name="Name">The checkpoint's name.</param>
/// <param name="X">Its place on the first axis.</param>
/// <param name="Y">Its place on the second axis; 0 on a curve.</param>
/// <param name="Distance">How far it lies off the drawn line or plane, in units of the first axis; 0 where it lies in it.</param>
public sealed record LandscapeMarkDocument(string Name, double X, double Y, double Distance)
{
    /// <summary>What became of the prompts at the checkpoint itself, which lies off the plane where the distance is above 0;
    /// null where it could not be computed.</summary>
    public LandscapeCellDocument? Cell { get; init; }
}
