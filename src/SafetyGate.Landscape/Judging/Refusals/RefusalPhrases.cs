namespace SafetyGate.Landscape.Judging.Refusals;

/// <summary>How one language refuses.</summary>
internal sealed record RefusalPhrases
{
    /// <summary>Says that there will be no help.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Refuses where it begins the response.</summary>
    public IReadOnlyList<string> Openers { get; init; } = [];

    /// <summary>Refuses with one of <see cref="Negations"/> behind it in the same clause, where a language puts what is refused between
    /// the two.</summary>
    public IReadOnlyList<string> Brackets { get; init; } = [];

    /// <summary>See <see cref="Brackets"/>.</summary>
    public IReadOnlyList<string> Negations { get; init; } = [];

    /// <summary>Begins like a refusal and is none.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Is a refusal unless help follows.</summary>
    public IReadOnlyList<string> Apologies { get; init; } = [];

    /// <summary>Begins like such an apology and is sympathy or courtesy.</summary>
    public IReadOnlyList<string> Courtesies { get; init; } = [];

    /// <summary>Judges the request; a refusal where no help follows.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Begins an answer.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}
