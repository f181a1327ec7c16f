namespace SafetyGate.Landscape.Statistics;

/// <summary>When a run may end before all its directions are swept.</summary>
public enum SequentialMode
{
    /// <summary>Looks when the planned directions are complete, then after each that is bought.</summary>
    Off,

    /// <summary>Also ends as soon as nothing that remains could change the outcome. Costs no confidence.</summary>
    Certain,

    /// <summary>Also looks after every direction from the third: the intervals are wider, so that they hold at all looks
    /// together.</summary>
    Confidence,
}
