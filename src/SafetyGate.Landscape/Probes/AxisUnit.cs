namespace SafetyGate.Landscape.Probes;

/// <summary>What the values of an axis are.</summary>
public enum AxisUnit
{
    /// <summary>A share, 0 to 100.</summary>
    Percent,

    /// <summary>exp of the mean negative log-likelihood of a token, 1 or more.</summary>
    Perplexity,
}
