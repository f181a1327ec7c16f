namespace SafetyGate.Gate;

/// <summary>Which side of the bound is inside the limit.</summary>
internal enum LimitSide
{
    /// <summary>At or above the bound.</summary>
    Floor,

    /// <summary>At or below the bound.</summary>
    Ceiling,
}
