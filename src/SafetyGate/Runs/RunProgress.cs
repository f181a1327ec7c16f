using SafetyGate.Inference.Compute;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Something that a person who waits wants to know.</summary>
public abstract record RunProgress
{
    private RunProgress()
    {
    }

    /// <summary>A stage without points began, for example hashing.</summary>
    /// <param name="Text">What is being done.</param>
    public sealed record Stage(string Text) : RunProgress;

    /// <summary>The number of points is known, or has grown because more directions are bought.</summary>
    /// <param name="Total">Points of the whole run.</param>
    public sealed record Points(int Total) : RunProgress;

    /// <summary>A point is done.</summary>
    /// <param name="Role">Whose.</param>
    /// <param name="Recorded">It was stored by an earlier run.</param>
    public sealed record PointDone(CheckpointRole Role, bool Recorded) : RunProgress;

    /// <summary>Something is odd, and the run goes on as if it were not.</summary>
    /// <param name="Message">What.</param>
    public sealed record Note(string Message) : RunProgress;

    /// <summary>Something stopped the sweep; the run goes on to a verdict, which cannot be a pass.</summary>
    /// <param name="Message">What happened.</param>
    public sealed record Stopped(string Message) : RunProgress
    {
        internal static Stopped OutOfMemory { get; } = new(
            $"{EngineErrors.OutOfMemory}: there is not enough memory for this model and batch. Lower --batch-size or use a larger machine; the finished points are kept.");
    }
}
