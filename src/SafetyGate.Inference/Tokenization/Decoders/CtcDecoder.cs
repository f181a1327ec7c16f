namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>Connectionist temporal classification: repeated tokens count once, padding not at all.</summary>
internal sealed class CtcDecoder(string padding, string wordDelimiter, bool cleansUp) : ITokenDecoder
{
    public static CtcDecoder Read(ComponentJson json)
    {
        string padding = json.Text("pad_token");
        string delimiter = json.Text("word_delimiter_token");
        if (padding.Length == 0 || delimiter.Length == 0)
            throw json.Malformed("must have a pad token and a word delimiter that are not empty");
        return new CtcDecoder(padding, delimiter, json.Flag("cleanup"));
    }

    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) =>
    [
        .. tokens
            .Where((token, i) => i == 0 || token != tokens[i - 1])
            .Select(token => token.Replace(padding, "", StringComparison.Ordinal))
            .Select(token => cleansUp
                ? WordPieceDecoder.CleanUp(token).Replace(wordDelimiter, " ", StringComparison.Ordinal)
                : token)
            .Where(token => token.Length > 0),
    ];
}
