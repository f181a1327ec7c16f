namespace SafetyGate.Reports.Plots;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Values">[x] a value for every x of the chart; null where there is none.</param>
internal sealed record ChartSeries(string Name, ChartTone Tone, IReadOnlyList<double?> Values)
{
    /// <summary>[x] the intervals of the values, drawn as a band; null for none.</summary>
    public IReadOnlyList<EstimateDocument>? Band { get; init; }

    /// <summary>Whether it stands in the background: a thin line without legend, values or band.</summary>
    public bool IsFaint { get; init; }
}
