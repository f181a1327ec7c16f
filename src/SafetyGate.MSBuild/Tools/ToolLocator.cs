using System.Runtime.InteropServices;

namespace SafetyGate.MSBuild.Tools;

/// <summary>Finds the installed tool: a given folder, else the project's tool manifest, else the global tools, else PATH.</summary>
internal sealed class ToolLocator
{
    /// <summary>The tool's command, as its package names it.</summary>
    public const string Command = "dotnet-safety-gate";

    /// <summary>The file name of the command's executable on this system.</summary>
    public static string FileName { get; } = Command + ExecutableSuffix;

    /// <summary>The folder that the user named, or null.</summary>
    public string? ToolPath { get; set; }

    /// <summary>Where the search for a tool manifest begins, upwards.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>The dotnet executable, or null where only PATH knows.</summary>
    public string? DotNetHost { get; set; }

    /// <summary>Folders of global tools, in order.</summary>
    public IReadOnlyList<string> ToolFolders { get; set; } = [];

    private static string ExecutableSuffix => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".exe" : "";

    /// <summary>The command, or null where the tool is not installed.</summary>
    public ToolCommand? Find()
    {
        if (!string.IsNullOrEmpty(ToolPath))
            return Existing(ToolPath!);
        if (ToolManifest.FindAbove(ProjectFolder, Command) is not null)
            return new ToolCommand(Host(), "tool", "run", Command);
        return ToolFolders.Select(Existing).FirstOrDefault(c => c is not null);
    }

    private static ToolCommand? Existing(string folder)
    {
        // A broken entry of PATH is not the user's concern here.
        if (folder.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            return null;
        string path = Path.Combine(folder, FileName);
        return File.Exists(path) ? new ToolCommand(path) : null;
    }

    private string Host() => !string.IsNullOrEmpty(DotNetHost) && File.Exists(DotNetHost) ? DotNetHost! : $"dotnet{ExecutableSuffix}";
}
