namespace SafetyGate.Fuzz;

/// <summary>What the cases of one target came to.</summary>
public sealed class TargetSummary(string target)
{
    private readonly SortedDictionary<string, int> _refused = new(StringComparer.Ordinal);

    public string Target => target;

    public int Cases { get; private set; }

    public int Accepted { get; private set; }

    /// <summary>The largest share of the allowed allocation that a case used.</summary>
    public double WorstAllocation { get; private set; }

    public TimeSpan WorstTime { get; private set; }

    public List<FuzzOutcome> Failures { get; } = [];

    /// <summary>Codes and how often each came, in order.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    public void Add(FuzzOutcome outcome)
    {
        Cases++;
        if (outcome.Failure is not null)
            Failures.Add(outcome);
        else if (outcome.Refusal is { } code)
            _refused[code.ToString()] = _refused.GetValueOrDefault(code.ToString()) + 1;
        else
            Accepted++;
        WorstAllocation = Math.Max(WorstAllocation, (double)outcome.Allocated / outcome.AllowedAllocation);
        WorstTime = outcome.Time > WorstTime ? outcome.Time : WorstTime;
    }
}
