namespace SafetyGate.Workers;

/// <summary>What a worker says; exactly one member is there.</summary>
internal sealed record WorkerReply
{
    /// <summary>It has opened everything and waits for points.</summary>
    public WorkerReady? Ready { get; init; }

    /// <summary>A point, as a record of the journal without its line feed.</summary>
    public string? Point { get; init; }

    /// <summary>The point, or the run, cannot be computed.</summary>
    public WorkerFailure? Failure { get; init; }
}
