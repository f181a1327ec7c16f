using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>
/// SentencePiece's: spaces become a visible mark, one may be put in front, and words begin at the marks.
/// </summary>
/// <param name="replacement">The mark, U+2581 in practice.</param>
/// <param name="scheme">Where a mark is put in front of text that has none.</param>
/// <param name="split">Whether to cut at the marks.</param>
internal sealed class MetaspacePreTokenizer(string replacement, MetaspaceScheme scheme, bool split) : IPreTokenizer
{
    private readonly Splitter _splitter = new(new LiteralPattern(replacement), SplitBehavior.MergedWithNext);

    public static MetaspacePreTokenizer Read(ComponentJson json) => new(
        json.Character("replacement").ToString(), ReadScheme(json), json.Flag("split", absent: true));

    /// <summary>Reads the scheme, and the older flag that it has replaced.</summary>
    public static MetaspaceScheme ReadScheme(ComponentJson json)
    {
        MetaspaceScheme scheme = json.OptionalText("prepend_scheme") switch
        {
            null or "always" => MetaspaceScheme.Always,
            "first" => MetaspaceScheme.First,
            "never" => MetaspaceScheme.Never,
            _ => throw json.Required("prepend_scheme").Malformed("must be always, first or never"),
        };
        if (json.Flag("add_prefix_space", absent: true) || scheme == MetaspaceScheme.Never)
            return scheme;
        if (json.Optional("prepend_scheme") is not null)
            throw json.Malformed("has an \"add_prefix_space\" that contradicts its \"prepend_scheme\"");
        return MetaspaceScheme.Never;
    }

    public void Split(Piece piece, List<Piece> words)
    {
        string text = piece.Text.Replace(" ", replacement, StringComparison.Ordinal);
        bool prepends = scheme == MetaspaceScheme.Always || (scheme == MetaspaceScheme.First && piece.AtStart);
        if (prepends && !text.StartsWith(replacement, StringComparison.Ordinal))
            text = replacement + text;
        piece = piece with { Text = text };
        if (split)
            _splitter.Split(piece, words);
        else
            words.Add(piece);
    }
}
