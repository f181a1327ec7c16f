using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SafetyGate.MSBuild.Results;

/// <summary>Reads the results of a check, so that a build that had nothing to check again still knows them; fails unless they pass.</summary>
public sealed class ReadSafetyGateResults : Microsoft.Build.Utilities.Task
{
    /// <summary>The folder of the run.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = new TaskItem();

    /// <summary>Pass, Fail or Inconclusive.</summary>
    [Output]
    public string Verdict { get; private set; } = GateResults.InconclusiveVerdict;

    /// <summary>The candidate's VISAGE, 0 to 100; empty where it was not measured.</summary>
    [Output]
    public string Visage { get; private set; } = "";

    /// <summary>The lower end of its interval.</summary>
    [Output]
    public string VisageLow { get; private set; } = "";

    /// <summary>The upper end of its interval.</summary>
    [Output]
    public string VisageHigh { get; private set; } = "";

    /// <summary>The base's VISAGE.</summary>
    [Output]
    public string BaseVisage { get; private set; } = "";

    /// <summary>The candidate's VISAGE minus the base's.</summary>
    [Output]
    public string VisageChange { get; private set; } = "";

    /// <summary>The reports that the run left, results.json first.</summary>
    [Output]
    public ITaskItem[] Reports { get; private set; } = [];

    public override bool Execute()
    {
        string folder = OutputDirectory.GetMetadata("FullPath");
        if (GateResults.TryRead(folder) is not { } results)
        {
            Log.LogCode(BuildErrors.NoResults, $"{GateResults.PathIn(folder)} is not there or cannot be read. Run the check again.");
            return false;
        }

        Verdict = results.Verdict;
        Visage = results.Visage.Value;
        VisageLow = results.Visage.Low;
        VisageHigh = results.Visage.High;
        BaseVisage = results.BaseVisage.Value;
        VisageChange = results.Change.Value;
        Reports = results.Reports();
        if (Verdict != GateResults.PassVerdict)
            Log.LogVerdict(results, folder);
        return !Log.HasLoggedErrors;
    }
}
