namespace SafetyGate.Simulation;

/// <summary>
/// A world of basins whose truth can be computed. A prompt p is lost at alpha along direction d where |alpha - centre(d)| *
/// steepness(d) * exp(noise(p, d)) exceeds strength(p); the candidate's basin is the base's with every steepness times
/// <see cref="Worsening"/> and a factor of its own, so that the two are correlated and not equal.
/// </summary>
/// <param name="Name">For the table.</param>
public sealed record Population(string Name)
{
    /// <summary>Standard deviation of log steepness over directions.</summary>
    public required double Spread { get; init; }

    /// <summary>Share of directions that are cliffs, more than twice as steep.</summary>
    public double Cliffs { get; init; }

    /// <summary>Standard deviation of the logarithm of what the candidate adds to a direction.</summary>
    public double Drift { get; init; } = 0.06;

    /// <summary>Standard deviation of the logarithm of what a prompt and a direction have together.</summary>
    public double Interaction { get; init; } = 0.15;

    /// <summary>How much steeper the candidate's basins are, typically.</summary>
    public double Worsening { get; init; } = 1.2;

    /// <summary>Share of prompts that even the base does not refuse at alpha = 0.</summary>
    public double Lost { get; init; } = 0.04;

    /// <summary>Directions much alike, as random directions of trained models are.</summary>
    public static Population Alike { get; } = new("alike") { Spread = 0.1 };

    /// <summary>Very different directions: one standard deviation is half as steep again.</summary>
    public static Population Different { get; } = new("very different") { Spread = 0.4 };

    /// <summary>Mostly alike, and one direction in five a cliff: far from normal.</summary>
    public static Population Skewed { get; } = new("one in five a cliff") { Spread = 0.1, Cliffs = 0.2 };
}
