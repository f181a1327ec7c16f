namespace SafetyGate.Runs;

/// <summary>What ended a run.</summary>
public enum SettlementKind
{
    /// <summary>Every direction of the budget was swept, and the verdict is still open.</summary>
    Open,

    /// <summary>Every direction of the budget was swept, and the intervals decide.</summary>
    Complete,

    /// <summary>At a planned look before the last: the intervals decide, and they hold at all looks together.</summary>
    Confidence,

    /// <summary>Nothing that remained could have changed the outcome.</summary>
    Certain,
}
