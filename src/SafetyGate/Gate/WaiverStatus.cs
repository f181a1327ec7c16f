namespace SafetyGate.Gate;

/// <summary>What came of a waiver.</summary>
public enum WaiverStatus
{
    /// <summary>It let a limit go.</summary>
    Used,

    /// <summary>Its limit passed, is off, is informational or was not measured.</summary>
    Unused,

    /// <summary>Its last day is past, or the day is not known: it lets nothing go.</summary>
    Expired,

    /// <summary>It is for another candidate.</summary>
    OutOfScope,
}
