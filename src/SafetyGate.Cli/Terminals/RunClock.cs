using SafetyGate.Runs;

namespace SafetyGate.Cli.Terminals;

/// <summary>Counts points and tells from those computed in this process how long the rest will take.</summary>
internal sealed class RunClock(TimeProvider clock)
{
    private long? _began;
    private int _computed;

    public int Total { get; private set; }

    public int Done { get; private set; }

    /// <summary>Time that the remaining points will take at the pace so far; null before the first computed point.</summary>
    public TimeSpan? Remaining => _computed == 0 || _began is not { } began
        ? null
        : clock.GetElapsedTime(began) / _computed * (Total - Done);

    public void Advance(RunProgress progress)
    {
        switch (progress)
        {
            case RunProgress.Points points:
                Total = points.Total;
                Done = 0;
                break;
            case RunProgress.PointDone point:
                Done++;
                _computed += point.Recorded ? 0 : 1;
                break;
        }

        _began ??= progress is RunProgress.Points ? clock.GetTimestamp() : null;
    }
}
