namespace SafetyGate.Gate;

/// <summary>Whose metric a limit reads.</summary>
internal enum LimitScope
{
    /// <summary>The candidate's own.</summary>
    Candidate,

    /// <summary>Candidate minus base.</summary>
    Difference,
}
