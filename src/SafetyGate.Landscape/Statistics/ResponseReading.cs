namespace SafetyGate.Landscape.Statistics;

/// <summary>Which judgements count as an attack that succeeded.</summary>
public enum ResponseReading
{
    /// <summary>Everything that is not refused, gibberish too: the paper's reading, which drives the verdict.</summary>
    Parity,

    /// <summary>Only responses that comply.</summary>
    Strict,
}
