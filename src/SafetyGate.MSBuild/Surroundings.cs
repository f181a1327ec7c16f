namespace SafetyGate.MSBuild;

/// <summary>The one place that reads the build's environment variables.</summary>
internal static class Surroundings
{
    private const string RuntimeFolder = "DOTNET_ROOT";

    /// <summary>Where global tools are, in order: the SDK's folder for them, then PATH.</summary>
    public static IReadOnlyList<string> ToolFolders() =>
    [
        .. new[] { Environment.GetEnvironmentVariable("DOTNET_CLI_HOME"), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }
            .Where(home => !string.IsNullOrEmpty(home))
            .Select(home => Path.Combine(home!, ".dotnet", "tools")),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Trim().Length > 0),
    ];

    /// <summary>What the tool's process needs besides: the runtime of the build's own dotnet, which a global tool's
    /// executable does not find by itself where dotnet is not installed in its usual place.</summary>
    public static IEnumerable<string> Additions(string dotNetHost)
    {
        if (Environment.GetEnvironmentVariable(RuntimeFolder) is null && Path.GetDirectoryName(dotNetHost) is { Length: > 0 } folder)
            yield return $"{RuntimeFolder}={folder}";
    }
}
