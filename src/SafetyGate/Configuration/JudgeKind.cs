namespace SafetyGate.Configuration;

/// <summary>Who judges responses.</summary>
public enum JudgeKind
{
    /// <summary>The paper's keyword list.</summary>
    Keyword,

    /// <summary>SafetyGate's own judge.</summary>
    Refusal,

    /// <summary>A guard model on this machine.</summary>
    Guard,

    /// <summary>A model behind an OpenAI-compatible endpoint.</summary>
    Http,
}
