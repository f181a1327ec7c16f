namespace SafetyGate.Reports.Plots;

/// <summary>The colour of a series; the same thing has the same colour in every chart.</summary>
internal enum ChartTone
{
    /// <summary>The base, or the first of several.</summary>
    Base,

    /// <summary>The candidate, or the second of several.</summary>
    Candidate,

    /// <summary>A third series.</summary>
    Third,

    /// <summary>A fourth series.</summary>
    Fourth,

    /// <summary>A fifth series.</summary>
    Fifth,

    /// <summary>A sixth series.</summary>
    Sixth,
}
