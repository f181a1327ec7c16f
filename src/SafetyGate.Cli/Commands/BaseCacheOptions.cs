using System.CommandLine;
using SafetyGate.Cli.Terminals;

namespace SafetyGate.Cli.Commands;

/// <summary>Where results of bases are kept, so that the next candidate need not pay for them.</summary>
internal sealed class BaseCacheOptions
{
    private readonly Option<string?> _folder = new("--base-cache")
    {
        Description = "Folder in which the base's results are kept for the next run. Default: safety-gate/base in the user's cache.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _none = new("--no-base-cache") { Description = "Neither use nor keep results of the base." };

    public void AddTo(Command command)
    {
        command.Options.Add(_folder);
        command.Options.Add(_none);
    }

    /// <summary>The folder; null for none.</summary>
    public string? Folder(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_none))
            return null;
        if (parsed.GetValue(_folder) is { } given)
            return terminal.Resolve(given);
        return terminal.CacheFolder is { } cache ? Path.Combine(cache, "base") : null;
    }
}
