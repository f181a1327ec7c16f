using Microsoft.Build.Utilities;
using SafetyGate.MSBuild.Results;

namespace SafetyGate.MSBuild;

/// <summary>Turns the tool's exit code and results into errors. Nothing is logged for a pass alone.</summary>
internal static class VerdictRules
{
    /// <summary>Logs what keeps the build from going on.</summary>
    /// <param name="log">Where to.</param>
    /// <param name="exitCode">The tool's.</param>
    /// <param name="results">The results of this run; null where it left none that can be read.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="lastLine">The last that the tool said outside its errors.</param>
    public static void Judge(TaskLoggingHelper log, int exitCode, GateResults? results, string folder, string lastLine)
    {
        string? expected = exitCode switch
        {
            ExitCodes.Pass => GateResults.PassVerdict,
            ExitCodes.Fail => GateResults.FailVerdict,
            ExitCodes.Inconclusive => GateResults.InconclusiveVerdict,
            _ => null,
        };
        if (expected is not null && results?.Verdict == expected)
        {
            if (expected != GateResults.PassVerdict)
                log.LogVerdict(results, folder);
        }
        else if (expected is not null)
        {
            string found = results is null ? "it has written no results that can be read" : $"its results say {results.Verdict}";
            log.LogCode(BuildErrors.NoResults, $"the tool ended with exit code {exitCode} ({ExitCodes.Meaning(exitCode)}), but {found}. That is not a pass. Look into {folder}, and check that the options only check.");
        }
        else if (!log.HasLoggedErrors)
        {
            string said = lastLine.Length == 0 ? "It gave no reason." : $"It said: {lastLine}";
            log.LogCode(BuildErrors.ToolFailed, $"the tool ended with exit code {exitCode} ({ExitCodes.Meaning(exitCode)}) and no verdict. {said}");
        }
    }
}
