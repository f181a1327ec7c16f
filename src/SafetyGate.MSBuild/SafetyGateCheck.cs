using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SafetyGate.MSBuild.Results;
using SafetyGate.MSBuild.Tools;

namespace SafetyGate.MSBuild;

/// <summary>
/// Runs <c>safety-gate check</c>. The verdict is the tool's: a pass needs its exit code 0 and a results.json of this very run
/// that says pass; all else is an error. A run that was cancelled is resumed, a run of other checkpoints replaced.
/// </summary>
public sealed class SafetyGateCheck : ToolTask, IDisposable
{
    private const MessageImportance StandardError = MessageImportance.Normal;
    private readonly ManualResetEvent _cancelled = new(false);
    private ToolCommand? _command;
    private ToolOutput? _output;

    /// <summary>The folder of the aligned checkpoint.</summary>
    [Required]
    public ITaskItem Base { get; set; } = new TaskItem();

    /// <summary>The folder of the finetuned checkpoint.</summary>
    [Required]
    public ITaskItem Candidate { get; set; } = new TaskItem();

    /// <summary>The folder for the run and its reports.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = new TaskItem();

    /// <summary>The configuration; without it the tool takes safety-gate.json in the project's folder, where there is one.</summary>
    public ITaskItem? Config { get; set; }

    /// <summary>Further options of <c>safety-gate check</c>, as on a command line.</summary>
    public string Options { get; set; } = "";

    /// <summary>Where the tool runs and where the search for its manifest begins; default: the project's folder.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>The dotnet executable that runs local tools; default: the one on PATH.</summary>
    public string DotNetHost { get; set; } = "";

    /// <summary>Pass, Fail or Inconclusive.</summary>
    [Output]
    public string Verdict { get; private set; } = GateResults.InconclusiveVerdict;

    /// <summary>The candidate's VISAGE, 0 to 100; empty where it was not measured.</summary>
    [Output]
    public string Visage { get; private set; } = "";

    /// <summary>The base's VISAGE.</summary>
    [Output]
    public string BaseVisage { get; private set; } = "";

    /// <summary>The reports that the run left, results.json first.</summary>
    [Output]
    public ITaskItem[] Reports { get; private set; } = [];

    protected override string ToolName => ToolLocator.FileName;

    protected override MessageImportance StandardErrorLoggingImportance => StandardError;

    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.High;

    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    private string OutputFolder => FullPath(OutputDirectory);

    public override bool Execute()
    {
        try
        {
            using IDisposable? held = OutputLock.Wait(OutputFolder, _cancelled);
            return held is not null && Run();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogCode(BuildErrors.OutputUnusable, $"{OutputFolder} cannot be used: {exception.Message}");
            return false;
        }
    }

    public override void Cancel()
    {
        _cancelled.Set();
        base.Cancel();
    }

    public void Dispose() => _cancelled.Dispose();

    protected override bool ValidateParameters()
    {
        _command = new ToolLocator
        {
            ToolPath = ToolPath,
            ProjectFolder = GetWorkingDirectory(),
            DotNetHost = DotNetHost,
            ToolFolders = Surroundings.ToolFolders(),
        }.Find();
        if (_command is null)
        {
            Log.LogCode(BuildErrors.ToolNotFound, string.IsNullOrEmpty(ToolPath)
                ? "SafetyGate.Tool is installed neither as a local nor as a global tool. Run \"dotnet tool install SafetyGate.Tool\" where the project has a tool manifest, or add --global."
                : $"{Path.Combine(ToolPath, ToolLocator.FileName)} is not there. Install the tool into that folder: dotnet tool install SafetyGate.Tool --tool-path \"{ToolPath}\".");
            return false;
        }

        // From here on the locator's answer counts, not the folder that it was found in.
        ToolExe = Path.GetFileName(_command.Path);
        ToolPath = Path.GetDirectoryName(_command.Path);
        EnvironmentVariables = [.. EnvironmentVariables ?? [], .. Surroundings.Additions(DotNetHost)];
        return base.ValidateParameters();
    }

    protected override string GetWorkingDirectory() => Path.GetFullPath(ProjectFolder.Length == 0 ? "." : ProjectFolder);

    protected override string GenerateFullPathToTool() => _command!.Path;

    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        foreach (string argument in _command!.Arguments)
            line.AppendSwitch(argument);
        line.AppendSwitch("check");
        line.AppendSwitchIfNotNull("--base ", FullPath(Base));
        line.AppendSwitchIfNotNull("--candidate ", FullPath(Candidate));
        line.AppendSwitchIfNotNull("--out ", OutputFolder);
        if (Config is not null)
            line.AppendSwitchIfNotNull("--config ", FullPath(Config));
        if (Options.Trim().Length > 0)
            line.AppendSwitch(Options.Trim());
        return line.ToString();
    }

    protected override int ExecuteTool(string pathToTool, string responseFileCommands, string commandLineCommands)
    {
        _output = new ToolOutput(Log);
        int exitCode = base.ExecuteTool(pathToTool, responseFileCommands, commandLineCommands);
        if (exitCode != ExitCodes.UsageError || !_output.FoundDifferentRun)
            return exitCode;
        Log.LogMessage(MessageImportance.High, "The output folder holds the check of another candidate or of other settings; it is begun anew.");
        _output = new ToolOutput(Log);
        return base.ExecuteTool(pathToTool, responseFileCommands, $"{commandLineCommands} --restart");
    }

    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        if (messageImportance == StandardError)
            _output!.Read(singleLine);
        else
            Log.LogMessage(MessageImportance.High, "{0}", singleLine);
    }

    // Said in Run, where the results are at hand.
    protected override bool HandleTaskExecutionErrors() => false;

    private static string FullPath(ITaskItem item)
    {
        string path = item.GetMetadata("FullPath");
        string trimmed = path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return trimmed.Length == 0 || trimmed.EndsWith(":", StringComparison.Ordinal) ? path : trimmed;
    }

    private bool Run()
    {
        DateTime before = File.GetLastWriteTimeUtc(GateResults.PathIn(OutputFolder));
        _ = base.Execute();
        if (_output is null || _cancelled.WaitOne(0))
            return false;

        bool isNew = File.GetLastWriteTimeUtc(GateResults.PathIn(OutputFolder)) != before;
        GateResults? results = isNew ? GateResults.TryRead(OutputFolder) : null;
        if (results is not null)
        {
            Verdict = results.Verdict;
            Visage = results.Visage.Value;
            BaseVisage = results.BaseVisage.Value;
            Reports = results.Reports();
        }

        VerdictRules.Judge(Log, ExitCode, results, OutputFolder, _output.LastLine);
        return !Log.HasLoggedErrors;
    }
}
