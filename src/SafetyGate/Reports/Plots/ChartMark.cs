namespace SafetyGate.Reports.Plots;

/// <summary>A named point of a chart.</summary>
/// <param name="Name">What stands beside it.</param>
/// <param name="X">On the horizontal axis.</param>
/// <param name="Y">On the vertical axis.</param>
internal sealed record ChartMark(string Name, double X, double Y);
