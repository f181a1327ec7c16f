using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SafetyGate.MSBuild.Tools;

namespace SafetyGate.MSBuild.Inputs;

/// <summary>
/// Writes down what a check depends on, for MSBuild's Inputs and Outputs. Times are compared for equality: a checkpoint
/// that is replaced by an older one has changed too.
/// </summary>
public sealed class CollectSafetyGateInputs : Microsoft.Build.Utilities.Task
{
    /// <summary>The checkpoints, the configuration and whatever else the check reads; folders and files.</summary>
    [Required]
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>The configuration, whose prompt file is found in it; may be empty.</summary>
    public ITaskItem? Config { get; set; }

    /// <summary>Where the search for the tool manifest begins: a newer tool calls for a new check.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>What else decides the check, such as options.</summary>
    public string Parameters { get; set; } = "";

    /// <summary>The file to write; left as it is when nothing has changed.</summary>
    [Required]
    public ITaskItem InputsFile { get; set; } = new TaskItem();

    /// <summary>The file that a passed check leaves; deleted when it was made for other inputs.</summary>
    [Required]
    public ITaskItem PassedFile { get; set; } = new TaskItem();

    /// <summary>What the passed file of these inputs contains.</summary>
    [Output]
    public string Fingerprint { get; private set; } = "";

    public override bool Execute()
    {
        try
        {
            string text = string.Join("\n", [Parameters, .. Paths().SelectMany(InputFiles.Lines), ""]);
            Fingerprint = Hash(text);
            WriteWhenDifferent(FullPath(InputsFile), text);
            string passed = FullPath(PassedFile);
            if (File.Exists(passed) && File.ReadAllText(passed).Trim() != Fingerprint)
                File.Delete(passed);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogCode(BuildErrors.OutputUnusable, $"the inputs of the check cannot be written down: {exception.Message}");
            return false;
        }
    }

    private IEnumerable<string> Paths() =>
    [
        .. Inputs.Select(FullPath),
        .. Config is null ? [] : ConfiguredPrompts.Of(FullPath(Config)).Prepend(FullPath(Config)),
        .. ToolManifest.FindAbove(Path.GetFullPath(ProjectFolder), ToolLocator.Command) is { } manifest ? new[] { manifest } : [],
    ];

    private static void WriteWhenDifferent(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
