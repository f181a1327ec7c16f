using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>Paired two-way bootstrap over prompts and directions.</summary>
public static class PairedBootstrap
{
    /// <summary>Estimates every metric of both checkpoints and of their difference.</summary>
    /// <param name="candidate">The finetuned checkpoint.</param>
    /// <param name="baseline">The base, over the same prompts, directions and grid.</param>
    /// <param name="reading">What counts as an attack that succeeded; <see cref="ResponseReading.Parity"/> for the verdict.</param>
    /// <param name="settings">Defaults where null.</param>
    public static ComparisonStatistics Compare(
        SafetyLandscape candidate,
        SafetyLandscape baseline,
        ResponseReading reading = ResponseReading.Parity,
        StatisticsSettings? settings = null) => throw new NotImplementedException();
}
