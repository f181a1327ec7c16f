using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>All metrics of one landscape, under both readings of a response.</summary>
/// <param name="Parity">Everything not refused is an attack that succeeded, as in the paper.</param>
/// <param name="Strict">Only what complies is.</param>
public sealed record SafetyStatistics(ReadingStatistics Parity, ReadingStatistics Strict)
{
    /// <summary>Computes them.</summary>
    /// <param name="landscape">Its grid must have alpha = 0, as every <see cref="AlphaGrid"/> has.</param>
    /// <param name="settings">Defaults where null; the bootstrap's settings are not used.</param>
    public static SafetyStatistics Of(SafetyLandscape landscape, StatisticsSettings? settings = null) =>
        throw new NotImplementedException();
}
