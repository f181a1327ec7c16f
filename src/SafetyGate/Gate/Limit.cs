using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>A limit that is switched on.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Subject">What it limits, in words, to begin a sentence with.</param>
/// <param name="Metric">Which metric it reads.</param>
/// <param name="Scope">Whose metric.</param>
/// <param name="Side">Which side of the bound is inside.</param>
/// <param name="Bound">The bound, included, in the metric's unit and sign.</param>
internal sealed record Limit(
    string Name, string Subject, SafetyMetric Metric, LimitScope Scope, LimitSide Side, double Bound);
