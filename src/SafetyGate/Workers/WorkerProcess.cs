namespace SafetyGate.Workers;

/// <summary>A process that runs a <see cref="PointServer"/>, as its parent sees it.</summary>
public sealed record WorkerProcess
{
    /// <summary>What messages call it, for example <c>cuda:1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The device that it must use.</summary>
    public required string Device { get; init; }

    /// <summary>Threads that it may use, at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>What it reads. Once this is closed, or this process dies, it ends by itself.</summary>
    public required TextWriter Input { get; init; }

    /// <summary>What it writes.</summary>
    public required TextReader Output { get; init; }

    /// <summary>Ends it, whatever it is doing.</summary>
    public required Action Kill { get; init; }

    /// <summary>The end of what it said about its troubles.</summary>
    public required Func<string> LastWords { get; init; }
}
