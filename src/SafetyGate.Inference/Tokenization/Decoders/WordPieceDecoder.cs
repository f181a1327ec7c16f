namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>Joins continuations to the word before them and puts spaces between words.</summary>
internal sealed class WordPieceDecoder(string prefix, bool cleansUp) : ITokenDecoder
{
    /// <summary>In this order, each on the result of the one before.</summary>
    private static readonly (string From, string To)[] CleanUps =
    [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
        (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ];

    /// <summary>Undoes the spacing of English punctuation and contractions.</summary>
    public static string CleanUp(string text) =>
        CleanUps.Aggregate(text, static (result, rule) => result.Replace(rule.From, rule.To, StringComparison.Ordinal));

    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) => [.. tokens.Select(Decode)];

    private string Decode(string token, int index)
    {
        if (index > 0)
            token = token.StartsWith(prefix, StringComparison.Ordinal) ? token[prefix.Length..] : " " + token;
        return cleansUp ? CleanUp(token) : token;
    }
}
