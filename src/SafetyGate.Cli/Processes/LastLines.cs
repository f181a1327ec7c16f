namespace SafetyGate.Cli.Processes;

/// <summary>Reads a stream to its end and keeps its last lines.</summary>
internal sealed class LastLines
{
    private const int Kept = 4;
    private const int LongestLine = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Queue<string> _lines = [];
    private readonly Thread _thread;

    public LastLines(TextReader from)
    {
        _thread = new Thread(() => Read(from)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The lines so far, in one; waits a moment for the stream's end, which comes when a process does.</summary>
    public string Text()
    {
        _thread.Join(Patience);
        lock (_lines)
            return string.Join(" / ", _lines);
    }

    private void Read(TextReader from)
    {
        try
        {
            while (from.ReadLine() is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                    Add(line.Length > LongestLine ? line[..LongestLine] : line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process is gone, and with it whatever else it had to say.
        }
    }

    private void Add(string line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
                _lines.Dequeue();
        }
    }
}
