using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>How much was measured.</summary>
/// <param name="Prompts">Prompts behind every point.</param>
/// <param name="Directions">Directions swept.</param>
/// <param name="Grid">The alphas.</param>
internal sealed record SampleShape(int Prompts, int Directions, AlphaGrid Grid);
