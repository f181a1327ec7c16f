using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Statistics;

/// <summary>The errors of landscapes and their statistics, SG1400 to SG1449.</summary>
public static class StatisticsErrors
{
    public static readonly ErrorCode InvalidGrid = new(1400, "The alpha grid is not valid");

    public static readonly ErrorCode InvalidPoint = new(1401, "A point of a landscape is not valid");

    public static readonly ErrorCode InvalidCurve = new(1402, "A curve of a landscape is not valid");

    public static readonly ErrorCode IncompleteLandscape = new(1403, "A landscape is incomplete or inconsistent");

    public static readonly ErrorCode InvalidSettings = new(1404, "A setting of the statistics is out of range");

    public static readonly ErrorCode UnpairedLandscapes = new(1405, "The candidate's landscape does not match the base's");

}
