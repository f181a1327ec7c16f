using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports;

/// <summary>A number with its interval, all null where it was not measured. The level is the statistics settings'.</summary>
/// <param name="Value">As measured.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public sealed record EstimateDocument(double? Value, double? Low, double? High)
{
    internal static EstimateDocument Of(double? value, Interval? interval) => new(value, interval?.Low, interval?.High);

    internal static EstimateDocument Of(MetricEstimate? estimate) => Of(estimate?.Value, estimate?.Interval);
}
