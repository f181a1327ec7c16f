using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Probes;

/// <summary>The candidate against the base at alpha = 0.</summary>
/// <param name="Value">Candidate minus base in points; of perplexities the ratio.</param>
/// <param name="Interval">By paired bootstrap over the items; null where there are too few to tell.</param>
public sealed record AxisEstimate(double Value, Interval? Interval);
