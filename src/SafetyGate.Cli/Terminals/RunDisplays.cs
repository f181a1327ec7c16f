using Spectre.Console;

namespace SafetyGate.Cli.Terminals;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunDisplays
{
    public static IRunDisplay For(Terminal terminal)
    {
        if (!terminal.Interactive)
            return new PlainRunDisplay(terminal.Error, terminal.Clock);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        console.Profile.Width = terminal.Width;
        return new LiveRunDisplay(console, terminal.Clock);
    }
}
