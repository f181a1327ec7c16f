using SafetyGate.Landscape.Probes;

namespace SafetyGate.Configuration.Probes;

/// <summary>The keys of what is asked beside the plain prompts.</summary>
internal static class ProbeSchema
{
    private static readonly ChoiceForm<ProbePlace> Place = new();
    private static readonly WholeNumberForm Limit = new(1, PromptConfiguration.MostPrompts) { Nullable = true };

    private static readonly SectionForm<OverRefusalConfiguration> OverRefusal = new(new(),
    [
        new("at", "Where they are asked: at alpha = 0, or at every point of the grid.", Place, (c, v) => c with { At = (ProbePlace)v! }),
        new("path", "Prompt file, from this file's folder; null is the built-in set.", new PathForm(), (c, v) => c with { Path = (string?)v }),
        new("limit", "Ask only so many prompts, from the start of the set.", Limit, (c, v) => c with { Limit = (int?)v }),
    ]);

    private static readonly SectionForm<PerplexityConfiguration> Perplexity = new(new(),
    [
        new("at", "Where it is measured: at alpha = 0, or at every point of the grid.", Place, (c, v) => c with { At = (ProbePlace)v! }),
        new("path", "Text file, from this file's folder; null measures nothing.", new PathForm(), (c, v) => c with { Path = (string?)v }),
        new("limit", "Only so many segments of 2,048 characters, from the start.", Limit, (c, v) => c with { Limit = (int?)v }),
        new("window", "Tokens of one window.", new WholeNumberForm(16, PerplexityConfiguration.LongestWindow), (c, v) => c with { Window = (int)v! }),
    ]);

    private static readonly SectionForm<ChoicesConfiguration> Choices = new(new(),
    [
        new("at", "Where they are asked: at alpha = 0, or at every point of the grid.", Place, (c, v) => c with { At = (ProbePlace)v! }),
        new("path", "Question file (.jsonl), from this file's folder; null asks none.", new PathForm(), (c, v) => c with { Path = (string?)v }),
        new("limit", "Ask only so many questions, from the start.", Limit, (c, v) => c with { Limit = (int?)v }),
    ]);

    /// <summary>The section <c>axes</c>.</summary>
    public static SectionForm<AxesConfiguration> Axes { get; } = new(new(),
    [
        new("overRefusal", "Harmless prompts, of which a refusal is the failure.", OverRefusal, (c, v) => c with { OverRefusal = (OverRefusalConfiguration)v! }),
        new("perplexity", "How well a text is predicted.", Perplexity, (c, v) => c with { Perplexity = (PerplexityConfiguration)v! }),
        new("choices", "Multiple-choice questions.", Choices, (c, v) => c with { Choices = (ChoicesConfiguration)v! }),
    ]);

    /// <summary>What the section <c>prompts</c> has beyond the plain set.</summary>
    public static Setting<PromptConfiguration>[] BeyondPlain { get; } =
    [
        new("systemPrompts", "Ask the prompts behind each of these system messages too.", new ListForm<string>(new SystemPromptForm(), PromptConfiguration.MostVariants),
            (c, v) => c with { SystemPrompts = (IReadOnlyList<string>)v! }),
        new("prefills", "Ask the prompts with so many tokens of a compliant answer put into the model's mouth too.",
            new ListForm<int>(new WholeNumberForm(0, PromptConfiguration.MostPrefill), PromptConfiguration.MostVariants),
            (c, v) => c with { Prefills = (IReadOnlyList<int>)v! }),
        new("jailbreaks", "Further sets of harmful prompts, each with its own curve.", new ListForm<JailbreakConfiguration>(new JailbreakForm(), PromptConfiguration.MostVariants),
            (c, v) => c with { Jailbreaks = (IReadOnlyList<JailbreakConfiguration>)v! }),
        new("at", "Where these three are asked: at alpha = 0, or at every point of the grid.", Place, (c, v) => c with { At = (ProbePlace)v! }),
    ];
}
