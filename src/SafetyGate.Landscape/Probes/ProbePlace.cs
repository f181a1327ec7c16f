namespace SafetyGate.Landscape.Probes;

/// <summary>Where a probe is asked.</summary>
public enum ProbePlace
{
    /// <summary>Nowhere.</summary>
    Off,

    /// <summary>At alpha = 0 only, once for each checkpoint.</summary>
    Origin,

    /// <summary>At every point of every direction.</summary>
    Grid,
}
