using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Cli.Commands;

/// <summary>The options for what is asked beside the plain prompts.</summary>
internal sealed class ProbeOptions
{
    private readonly Option<ProbePlace?> _axes = new("--axes")
    {
        Description = "Where over-refusal, perplexity and questions are measured: off, origin (alpha = 0) or grid (every point). Default origin.",
    };

    private readonly Option<string?> _harmless = new("--harmless") { Description = "Harmless prompts, which a model should answer. Default: 80 built-in ones.", HelpName = "FILE" };

    private readonly Option<string?> _perplexity = new("--perplexity") { Description = "A text to be predicted, as a measure of capability.", HelpName = "FILE" };

    private readonly Option<string?> _choices = new("--choices") { Description = "Multiple-choice questions (.jsonl), as a measure of capability.", HelpName = "FILE" };

    private readonly Option<string[]> _systemPrompts = new("--system-prompts")
    {
        Description = "Ask the prompts behind these system messages too: default, none, roleplay, safety, @FILE, or a text.",
        HelpName = "TEXT",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int[]> _prefill = new("--prefill")
    {
        Description = "Ask the prompts with the first N tokens of a compliant answer put into the model's mouth too, for instance 5 10 20.",
        HelpName = "N",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _jailbreaks = new("--jailbreaks")
    {
        Description = "Further sets of harmful prompts, each with its own curve.",
        HelpName = "NAME=FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The setting that each option is laid over.</summary>
    public IEnumerable<(string Key, Option Option)> Keys =>
    [
        ("axes.overRefusal.at", _axes), ("axes.perplexity.at", _axes), ("axes.choices.at", _axes), ("axes.overRefusal.path", _harmless),
        ("axes.perplexity.path", _perplexity), ("axes.choices.path", _choices), ("prompts.systemPrompts", _systemPrompts),
        ("prompts.prefills", _prefill), ("prompts.jailbreaks", _jailbreaks),
    ];

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _axes, _harmless, _perplexity, _choices, _systemPrompts, _prefill, _jailbreaks })
            command.Options.Add(option);
    }

    /// <summary>The configuration with the given options laid over it.</summary>
    public GateConfiguration Over(GateConfiguration configuration, ParseResult parsed, Terminal terminal)
    {
        AxesConfiguration axes = configuration.Axes;
        ProbePlace? at = parsed.GetValue(_axes);
        string[] systems = parsed.GetValue(_systemPrompts) ?? [];
        int[] prefills = parsed.GetValue(_prefill) ?? [];
        string[] jailbreaks = parsed.GetValue(_jailbreaks) ?? [];
        return configuration with
        {
            Axes = new AxesConfiguration
            {
                OverRefusal = axes.OverRefusal with { At = at ?? axes.OverRefusal.At, Path = Path(_harmless) ?? axes.OverRefusal.Path },
                Perplexity = axes.Perplexity with { At = at ?? axes.Perplexity.At, Path = Path(_perplexity) ?? axes.Perplexity.Path },
                Choices = axes.Choices with { At = at ?? axes.Choices.At, Path = Path(_choices) ?? axes.Choices.Path },
            },
            Prompts = configuration.Prompts with
            {
                SystemPrompts = systems.Length > 0
                    ? [.. systems.Select(system => SystemPrompts.WithPath(system, terminal.Resolve))]
                    : configuration.Prompts.SystemPrompts,
                Prefills = prefills.Length > 0 ? prefills : configuration.Prompts.Prefills,
                Jailbreaks = jailbreaks.Length > 0 ? [.. jailbreaks.Select(set => Jailbreak(set, terminal))] : configuration.Prompts.Jailbreaks,
            },
            // A limit that somebody set is not dropped: that is a contradiction, and reported as one.
            Policy = at == ProbePlace.Off && configuration.Policy.OverRefusalMaxRise == GateConfiguration.DefaultPolicy.OverRefusalMaxRise
                ? configuration.Policy with { OverRefusalMaxRise = null }
                : configuration.Policy,
        };

        string? Path(Option<string?> option) => parsed.GetValue(option) is { } path ? terminal.Resolve(path) : null;
    }

    private static JailbreakConfiguration Jailbreak(string set, Terminal terminal)
    {
        int equals = set.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < set.Length - 1
            ? new JailbreakConfiguration(set[..equals], terminal.Resolve(set[(equals + 1)..]))
            : throw new SafetyGateException(UsageErrors.CommandLine, $"--jailbreaks is given as NAME=FILE, and '{OneLine.Of(set)}' is not of that form.");
    }
}
