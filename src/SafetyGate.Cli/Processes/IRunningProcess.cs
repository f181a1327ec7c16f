namespace SafetyGate.Cli.Processes;

/// <summary>A program under way.</summary>
internal interface IRunningProcess : IDisposable
{
    /// <summary>What it reads.</summary>
    TextWriter Input { get; }

    /// <summary>What it writes.</summary>
    TextReader Output { get; }

    /// <summary>What it writes about its troubles; must be read too, or it stops once the pipe is full.</summary>
    TextReader Error { get; }

    /// <summary>Its exit code, once it has ended.</summary>
    Task<int> WaitAsync(CancellationToken cancellation);

    /// <summary>Ends it and whatever it started; nothing happens where it has ended already.</summary>
    void Kill();
}
