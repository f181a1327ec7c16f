namespace SafetyGate.Simulation;

/// <summary>How often an interval lay wholly beside the truth.</summary>
public sealed class Miss
{
    private int _above;
    private int _below;
    private int _count;

    /// <summary>Share of intervals that hold the truth.</summary>
    public double Coverage => 1 - ((double)(_above + _below) / _count);

    /// <summary>Share that lies above the truth: a limit at the truth would wrongly pass (a floor) or fail (a ceiling).</summary>
    public double Above => (double)_above / _count;

    /// <summary>Share that lies below the truth.</summary>
    public double Below => (double)_below / _count;

    /// <summary>Counts one interval.</summary>
    public void Add(double low, double high, double truth)
    {
        _above += low > truth ? 1 : 0;
        _below += high < truth ? 1 : 0;
        _count++;
    }
}
