using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SafetyGate.MSBuild.Tools;

/// <summary>Turns what the tool writes on standard error into errors, warnings and messages of the build.</summary>
internal sealed class ToolOutput(TaskLoggingHelper log)
{
    /// <summary>The tool's "the run folder holds a different run".</summary>
    private const string DifferentRun = "SG1303";
    private const string WarningPrefix = "warning: ";

    private readonly HashSet<string> _logged = new(StringComparer.Ordinal);

    /// <summary>Whether the tool refused the output folder because it belongs to another run.</summary>
    public bool FoundDifferentRun { get; private set; }

    /// <summary>The last line that said anything.</summary>
    public string LastLine { get; private set; } = "";

    /// <summary>Takes one line.</summary>
    public void Read(string line)
    {
        if (CanonicalMessage.TryParse(line) is { } message)
        {
            Read(message);
            return;
        }

        if (line.Trim().Length > 0)
            LastLine = line.Trim();
        if (line.StartsWith(WarningPrefix, StringComparison.Ordinal))
            log.LogWarning(null, BuildErrors.ToolWarning, null, null, 0, 0, 0, 0, "{0}", line.Substring(WarningPrefix.Length));
        else
            log.LogMessage(MessageImportance.High, "{0}", line);
    }

    private void Read(CanonicalMessage message)
    {
        if (message.Code == DifferentRun)
        {
            FoundDifferentRun = true;
            log.LogMessage(MessageImportance.Low, "{0}", message.Text);
        }
        else if (!_logged.Add(message.Key))
        {
            // The tool lists every finding after the first one's headline, which says the same as its own.
        }
        else if (message.IsError)
        {
            log.LogError(null, message.Code, null, message.Origin, message.Line, message.Column, 0, 0, "{0}", message.Text);
        }
        else
        {
            log.LogWarning(null, message.Code, null, message.Origin, message.Line, message.Column, 0, 0, "{0}", message.Text);
        }
    }
}
