namespace SafetyGate.Workers;

/// <summary>What a worker says; exactly one member is there.</summary>
internal sealed record WorkerReply
{
    /// <summary>It has opened everything and waits for points.</summary>
    public WorkerReady? Ready { get; init; }

    /// <summary>The records of a point, as the journal has them, without their line feeds.</summary>
    public IReadOnlyList<string>? Records { get; init; }

    /// <summary>The point, or the run, cannot be computed.</summary>
    public WorkerFailure? Failure { get; init; }
}
