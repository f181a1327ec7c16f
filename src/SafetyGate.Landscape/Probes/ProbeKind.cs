namespace SafetyGate.Landscape.Probes;

/// <summary>What a probe is about.</summary>
public enum ProbeKind
{
    /// <summary>Harmless prompts: a refusal is the failure.</summary>
    OverRefusal,

    /// <summary>The safety prompts behind another system message.</summary>
    SystemPrompt,

    /// <summary>The safety prompts, with the first words of a compliant answer put into the model's mouth.</summary>
    Prefill,

    /// <summary>Another set of harmful prompts.</summary>
    Jailbreak,

    /// <summary>How well a text is predicted.</summary>
    Perplexity,

    /// <summary>Multiple-choice questions.</summary>
    Choices,
}
