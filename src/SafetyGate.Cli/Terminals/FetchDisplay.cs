using SafetyGate.Inference.Hub;

namespace SafetyGate.Cli.Terminals;

/// <summary>A download on the terminal: a line that is redrawn for a person, else one per file and per tenth of the model.</summary>
internal sealed class FetchDisplay(Terminal terminal) : IProgress<HubProgress>
{
    private string _file = "";
    private long _step = -1;

    public void Report(HubProgress value)
    {
        if (value.Trouble is { } trouble)
        {
            EndLine();
            terminal.Error.WriteLine($"warning: {trouble}; trying again");
            return;
        }

        // A person sees every percent.
        long steps = terminal.Interactive ? 100 : 10;
        long step = value.Total == 0 ? 0 : (long)(steps * (value.Done / (double)value.Total));
        if (step == _step && value.File == _file)
            return;
        (_step, _file) = (step, value.File);
        string line = $"{Durations.Size(value.Done)} of {Durations.Size(value.Total)}, {value.File}";
        if (!terminal.Interactive)
            terminal.Error.WriteLine(line);
        else
            terminal.Error.Write($"\r{line[..Math.Min(line.Length, terminal.Width - 1)].PadRight(terminal.Width - 1)}");
        if (value.Done == value.Total)
            EndLine();
    }

    private void EndLine()
    {
        if (terminal.Interactive)
            terminal.Error.WriteLine();
    }
}
