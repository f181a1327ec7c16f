using SafetyGate.Configuration.Probes;
using SafetyGate.Gate;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Configuration;

/// <summary>Which prompts are asked.</summary>
public sealed record PromptConfiguration
{
    /// <summary>The largest accepted <see cref="Limit"/>.</summary>
    public const int MostPrompts = 100_000;

    /// <summary>The prompt file (.csv, .jsonl or .txt); null, the default, is the built-in set. In a file, a relative path
    /// starts at the file's folder.</summary>
    public string? Path { get; init; }

    /// <summary>How many prompts of the set are asked, from its start; 1 to <see cref="MostPrompts"/>, null, the default, is
    /// all of them.</summary>
    public int? Limit { get; init; }

    /// <summary>The longest list of variants.</summary>
    public const int MostVariants = 32;

    /// <summary>The largest of <see cref="Prefills"/>.</summary>
    public const int MostPrefill = 100;

    /// <summary>System messages behind which the prompts are asked too, each with its own curve; see
    /// <see cref="Configuration.SystemPrompts"/>. Default none.</summary>
    public IReadOnlyList<string> SystemPrompts
    {
        get;
        init => field = ValueList<string>.Of(value);
    }
    = ValueList<string>.Empty;

    /// <summary>Tokens of a compliant answer that are put into the model's mouth, each with its own curve; 0 is the plain set.
    /// Default none.</summary>
    public IReadOnlyList<int> Prefills
    {
        get;
        init => field = ValueList<int>.Of(value);
    }
    = ValueList<int>.Empty;

    /// <summary>Further sets of harmful prompts. Default none.</summary>
    public IReadOnlyList<JailbreakConfiguration> Jailbreaks
    {
        get;
        init => field = ValueList<JailbreakConfiguration>.Of(value);
    }
    = ValueList<JailbreakConfiguration>.Empty;

    /// <summary>Where these are asked; default everywhere.</summary>
    public ProbePlace At { get; init; } = ProbePlace.Grid;
}
