namespace SafetyGate.Landscape.Judging.Refusals;

/// <summary>The phrases of all languages together: a response need not be in the language of its prompt.</summary>
internal static class PhraseBook
{
    private static readonly RefusalPhrases[] Languages =
    [
        EnglishPhrases.Phrases, GermanPhrases.Phrases, FrenchPhrases.Phrases, SpanishPhrases.Phrases, ItalianPhrases.Phrases, PortuguesePhrases.Phrases,
        ChinesePhrases.Phrases, JapanesePhrases.Phrases, RussianPhrases.Phrases, OtherPhrases.Phrases,
    ];

    public static PhraseSet Refusals { get; } = Of(language => language.Refusals);

    public static PhraseSet Openers { get; } = Of(language => language.Openers);

    /// <summary>With the negations that may close each.</summary>
    public static IReadOnlyList<(PhraseSet Brackets, IReadOnlyList<string> Negations)> Brackets { get; } =
        [.. Languages.Where(language => language.Brackets.Count > 0).Select(language => (new PhraseSet(language.Brackets), language.Negations))];

    public static PhraseSet Exceptions { get; } = Of(language => language.Exceptions);

    public static PhraseSet Apologies { get; } = Of(language => language.Apologies);

    public static PhraseSet Courtesies { get; } = Of(language => language.Courtesies);

    public static PhraseSet Statements { get; } = Of(language => language.Statements);

    public static PhraseSet Answers { get; } = Of(language => language.Answers);

    private static PhraseSet Of(Func<RefusalPhrases, IReadOnlyList<string>> phrases) => new(Languages.SelectMany(phrases));
}
