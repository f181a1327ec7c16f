namespace SafetyGate.Cli.Tests.Annotate;

/// <summary>What GitHub's runner makes of a line of a log, written from its documentation.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Properties">Its properties, unescaped.</param>
/// <param name="Data">Its data, unescaped.</param>
internal sealed record WorkflowRunner(string Command, IReadOnlyDictionary<string, string> Properties, string Data)
{
    /// <summary>Every line of a log, each of which must be a command.</summary>
    public static IReadOnlyList<WorkflowRunner> Read(string log) =>
        [.. log.Split('\n', '\r').Where(line => line.Length > 0).Select(Parse)];

    private static WorkflowRunner Parse(string line)
    {
        line.ShouldStartWith("::");
        int end = line.IndexOf("::", 2, StringComparison.Ordinal);
        end.ShouldBeGreaterThan(2);
        string[] head = line[2..end].Split(' ', 2);
        var properties = head.Length == 1
            ? []
            : head[1].Split(',').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Unescape(p[1]));
        return new WorkflowRunner(head[0], properties, Unescape(line[(end + 2)..]));
    }

    private static string Unescape(string text) => text
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("%25", "%", StringComparison.Ordinal);
}
