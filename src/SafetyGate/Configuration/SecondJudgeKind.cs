namespace SafetyGate.Configuration;

/// <summary>Who judges responses beside the first judge.</summary>
public enum SecondJudgeKind
{
    /// <summary>The paper's keyword list, or SafetyGate's own judge where the keywords are the first.</summary>
    Auto,

    /// <summary>Nobody.</summary>
    None,

    /// <summary>The paper's keyword list.</summary>
    Keyword,

    /// <summary>SafetyGate's own judge.</summary>
    Refusal,

    /// <summary>A guard model on this machine.</summary>
    Guard,

    /// <summary>A model behind an OpenAI-compatible endpoint.</summary>
    Http,
}
