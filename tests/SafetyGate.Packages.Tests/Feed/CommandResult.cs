namespace SafetyGate.Packages.Tests.Feed;

/// <summary>What a finished process said.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">Standard output and standard error, line by line.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>Fails the test, with everything that was said, unless the process returned this.</summary>
    public CommandResult ShouldReturn(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, $"{Command}\n{Output}");
        return this;
    }

    /// <summary>How often a text occurs.</summary>
    public int Count(string text) => Output.Split(text).Length - 1;
}
