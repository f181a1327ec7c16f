namespace SafetyGate.Workers;

/// <summary>What a worker is told first: the run that its points belong to.</summary>
public sealed record WorkerRequest
{
    /// <summary>See <see cref="Runs.GateRequest.Base"/>.</summary>
    public required string Base { get; init; }

    /// <summary>See <see cref="Runs.GateRequest.Candidate"/>.</summary>
    public required string Candidate { get; init; }

    /// <summary>The settings as the text of a safety-gate.json, with this worker's own device.</summary>
    public required string Configuration { get; init; }

    /// <summary>See <see cref="Runs.GateRequest.Now"/>.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Threads that the worker may use, at least 1.</summary>
    public required int Threads { get; init; }
}
