using SafetyGate.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SafetyGate.Cli.Terminals;

/// <summary>A bar with the time that is left, for a person at a terminal.</summary>
internal sealed class LiveRunDisplay(IAnsiConsole console, TimeProvider clock) : IRunDisplay
{
    private readonly RunClock _clock = new(clock);
    private ProgressTask? _task;

    public T Show<T>(Func<T> work) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingColumn(_clock))
        .Start(context =>
        {
            _task = context.AddTask("opening", maxValue: 1);
            return work();
        });

    public void Report(RunProgress value)
    {
        _clock.Advance(value);
        ProgressTask task = _task!;
        switch (value)
        {
            case RunProgress.Stage stage:
                task.Description = Markup.Escape(OneLine.Of(stage.Text));
                break;
            case RunProgress.Points points:
                task.MaxValue = points.Total;
                task.Value = 0;
                break;
            case RunProgress.PointDone point:
                task.Description = $"{point.Role.ToString().ToLowerInvariant()}, point {_clock.Done} of {_clock.Total}";
                task.Value = _clock.Done;
                break;
            case RunProgress.Note note:
                console.MarkupLineInterpolated($"[yellow]note: {OneLine.Of(note.Message)}[/]");
                break;
            case RunProgress.Stopped stopped:
                console.MarkupLineInterpolated($"[yellow]warning: {OneLine.Of(stopped.Message)}[/]");
                break;
        }
    }

    /// <summary>The time left by the pace of computed points; recorded ones would deceive Spectre's own estimate.</summary>
    private sealed class RemainingColumn(RunClock clock) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(clock.Remaining is { } time ? $"{Durations.Words(time)} left" : "");
    }
}
