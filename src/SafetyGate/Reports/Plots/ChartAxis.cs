namespace SafetyGate.Reports.Plots;

/// <summary>The range of an axis.</summary>
/// <param name="Label">What it measures, with its unit.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends; above <paramref name="Low"/>.</param>
internal sealed record ChartAxis(string Label, double Low, double High)
{
    /// <summary>Percent, 0 to 100.</summary>
    public static ChartAxis Percent(string label) => new(label, 0, 100);
}
