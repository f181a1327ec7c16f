namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>How a byte-pair model treats the ends of words and what it does not know.</summary>
internal sealed record BytePairSettings
{
    /// <summary>Stands for an unknown character; without it such a character vanishes.</summary>
    public string? UnknownToken { get; init; }

    /// <summary>Is put in front of every character but a word's first.</summary>
    public string ContinuingPrefix { get; init; } = "";

    /// <summary>Is put behind a word's last character.</summary>
    public string EndOfWordSuffix { get; init; } = "";

    /// <summary>Neighbouring unknown characters make one unknown token.</summary>
    public bool FusesUnknown { get; init; }

    /// <summary>An unknown character is spelled in byte tokens, if all of its bytes have one.</summary>
    public bool FallsBackToBytes { get; init; }

    /// <summary>A word that is a token is that token, whatever the merges say.</summary>
    public bool IgnoresMerges { get; init; }
}
