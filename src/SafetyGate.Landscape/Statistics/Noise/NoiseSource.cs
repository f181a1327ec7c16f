namespace SafetyGate.Landscape.Statistics.Noise;

/// <summary>What differs between two measurements of the same checkpoint.</summary>
public enum NoiseSource
{
    /// <summary>The random directions, as another seed would change them.</summary>
    Directions,

    /// <summary>The prompts: two halves of the set, scaled to sets of its size.</summary>
    Prompts,

    /// <summary>Whatever differed between this run and an earlier one.</summary>
    Runs,
}
