namespace SafetyGate.Gate;

/// <summary>What a limit's outcome counts for.</summary>
public enum LimitStanding
{
    /// <summary>It decides.</summary>
    Decides,

    /// <summary>It is evaluated and reported, and never decides.</summary>
    Informational,

    /// <summary>It did not pass, and a waiver in force lets that go.</summary>
    Waived,
}
