using SafetyGate.Runs;

namespace SafetyGate.Cli.Terminals;

/// <summary>Plain lines for logs: one when a stage begins and one per tenth of the points.</summary>
internal sealed class PlainRunDisplay(TextWriter error, TimeProvider clock) : IRunDisplay
{
    private readonly RunClock _clock = new(clock);
    private int _tenth;

    public T Show<T>(Func<T> work) => work();

    public void Report(RunProgress value)
    {
        _clock.Advance(value);
        switch (value)
        {
            case RunProgress.Stage stage:
                error.WriteLine($"{OneLine.Of(stage.Text)} ...");
                break;
            case RunProgress.Points points:
                _tenth = 0;
                error.WriteLine($"sweeping {points.Total} points ...");
                break;
            case RunProgress.PointDone when _clock.Done * 10 / _clock.Total > _tenth:
                _tenth = _clock.Done * 10 / _clock.Total;
                string left = _clock.Remaining is { } time && _tenth < 10 ? $", {Durations.Words(time)} left" : "";
                error.WriteLine($"  {_clock.Done} of {_clock.Total} points{left}");
                break;
            case RunProgress.Note note:
                error.WriteLine($"note: {OneLine.Of(note.Message)}");
                break;
            case RunProgress.Stopped stopped:
                error.WriteLine($"warning: {OneLine.Of(stopped.Message)}");
                break;
        }
    }
}
