using SafetyGate.Runs;

namespace SafetyGate.Cli.Terminals;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunDisplay : IProgress<RunProgress>
{
    /// <summary>Runs the work with the display around it.</summary>
    T Show<T>(Func<T> work);
}
