namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>Writing systems, as far as coherence cares.</summary>
internal enum Script
{
    /// <summary>Digits and whatever else belongs to none.</summary>
    Common,
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    Thai,

    /// <summary>Chinese characters and the Japanese syllabaries: written without spaces.</summary>
    EastAsian,
    Hangul,
}
