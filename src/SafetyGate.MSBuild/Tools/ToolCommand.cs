namespace SafetyGate.MSBuild.Tools;

/// <summary>How the tool is started.</summary>
internal sealed class ToolCommand(string path, params string[] arguments)
{
    /// <summary>The executable.</summary>
    public string Path { get; } = path;

    /// <summary>What stands before the tool's own arguments.</summary>
    public IReadOnlyList<string> Arguments { get; } = arguments;
}
