namespace SafetyGate.Reports.Plots;

/// <summary>A plane of cells with contours.</summary>
/// <param name="Name">See <see cref="Chart"/>.</param>
/// <param name="Title">See <see cref="Chart"/>.</param>
/// <param name="X">See <see cref="Chart"/>.</param>
/// <param name="Y">See <see cref="Chart"/>.</param>
/// <param name="Columns">[columns] where the cells stand on the horizontal axis, ascending.</param>
/// <param name="Rows">[rows] where they stand on the vertical axis, ascending.</param>
/// <param name="Cells">[rows][columns] percent, 0 to 100; null where nothing was measured.</param>
internal sealed record HeatMap(
    string Name,
    string Title,
    ChartAxis X,
    ChartAxis Y,
    IReadOnlyList<double> Columns,
    IReadOnlyList<double> Rows,
    IReadOnlyList<IReadOnlyList<EstimateDocument>> Cells)
    : Chart(Name, Title, X, Y)
{
    /// <summary>Where contours run, in percent.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [25, 50, 75];

    /// <summary>Whether 0 percent is blue and 100 orange; default the other way round.</summary>
    public bool LowIsBlue { get; init; }

    /// <summary>Points with a name.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Points that a line joins in their order.</summary>
    public IReadOnlyList<ChartMark> Path { get; init; } = [];
}
