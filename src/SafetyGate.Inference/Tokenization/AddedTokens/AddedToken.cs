namespace SafetyGate.Inference.Tokenization.AddedTokens;

/// <summary>A token that is cut out of the text before the model sees it.</summary>
internal sealed record AddedToken
{
    /// <summary>The text of the token as it is written.</summary>
    public required string Content { get; init; }

    /// <summary>
    /// What is looked for: <see cref="Content"/>, normalised where the token is matched in normalised text.
    /// </summary>
    public required string Pattern { get; init; }

    public required int Id { get; init; }

    /// <summary>Matches only where no word character stands beside it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Swallows the white space before it.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>Swallows the white space after it.</summary>
    public bool StripsRight { get; init; }

    /// <summary>Is looked for in the normalised text instead of the raw one.</summary>
    public bool Normalized { get; init; }

    /// <summary>Is left out of decoded text on request.</summary>
    public bool Special { get; init; }
}
