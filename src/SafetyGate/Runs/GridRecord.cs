using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>The alpha grid of a run.</summary>
/// <param name="Intervals">See <see cref="AlphaGrid.Symmetric"/>.</param>
/// <param name="Radius">See <see cref="AlphaGrid.Symmetric"/>.</param>
public sealed record GridRecord(int Intervals, double Radius)
{
    /// <summary>The grid itself.</summary>
    public AlphaGrid ToGrid() => AlphaGrid.Symmetric(Intervals, Radius);
}
