namespace SafetyGate.Reports.Plots;

/// <summary>Lines over a common horizontal axis.</summary>
/// <param name="Name">See <see cref="Chart"/>.</param>
/// <param name="Title">See <see cref="Chart"/>.</param>
/// <param name="X">See <see cref="Chart"/>.</param>
/// <param name="Y">See <see cref="Chart"/>.</param>
/// <param name="Positions">[x] ascending, at least two.</param>
/// <param name="Series">The lines.</param>
internal sealed record LineChart(
    string Name, string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<double> Positions, IReadOnlyList<ChartSeries> Series)
    : Chart(Name, Title, X, Y);
