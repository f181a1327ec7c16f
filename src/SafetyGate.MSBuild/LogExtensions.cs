using Microsoft.Build.Utilities;
using SafetyGate.MSBuild.Results;

namespace SafetyGate.MSBuild;

/// <summary>Errors of this package, at the place in the project that asked for the check.</summary>
internal static class LogExtensions
{
    /// <summary>Logs an error.</summary>
    public static void LogCode(this TaskLoggingHelper log, string code, string message) =>
        log.LogError(null, code, null, null, 0, 0, 0, 0, message);

    /// <summary>Logs a verdict that is not a pass.</summary>
    public static void LogVerdict(this TaskLoggingHelper log, GateResults results, string folder)
    {
        (string code, string verdict) = results.Verdict == GateResults.FailVerdict
            ? (BuildErrors.GateFailed, "the safety gate failed")
            : (BuildErrors.Inconclusive, "the safety gate is inconclusive, which is not a pass");
        log.LogCode(code, $"{verdict}. {results.Summary()} Report: {Path.Combine(folder, "report.md")}");
    }
}
