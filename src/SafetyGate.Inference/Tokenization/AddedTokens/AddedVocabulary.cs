using SafetyGate.Inference.Tokenization.Normalizers;

namespace SafetyGate.Inference.Tokenization.AddedTokens;

/// <summary>The added tokens of a tokenizer, and how they are cut out of a text.</summary>
internal sealed class AddedVocabulary
{
    private readonly Dictionary<int, AddedToken> _byId = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<int> _skipped = [];
    private readonly HashSet<int> _special = [];
    private readonly AddedTokenSplitter? _raw;
    private readonly AddedTokenSplitter? _normalized;
    private readonly INormalizer? _normalizer;

    /// <param name="tokens">In the file's order; a later token replaces an earlier one of the same content.</param>
    public AddedVocabulary(IReadOnlyList<AddedToken> tokens, INormalizer? normalizer)
    {
        _normalizer = normalizer;
        var specialContents = new HashSet<string>(StringComparer.Ordinal);
        foreach (AddedToken token in tokens)
        {
            _byId[token.Id] = token;
            _ids[token.Content] = token.Id;
            // Once special, always special: a later entry of the same content does not take that back.
            if (token.Special)
                specialContents.Add(token.Content);
        }

        foreach (AddedToken token in _byId.Values)
        {
            if (specialContents.Contains(token.Content))
                _special.Add(token.Id);
            // The library compares the text that it decodes, not the id.
            if (specialContents.Contains(token.Pattern))
                _skipped.Add(token.Id);
        }

        _raw = SplitterFor(token => !token.Normalized);
        _normalized = SplitterFor(token => token.Normalized);
    }

    /// <summary>The largest id + 1, or 0 without added tokens.</summary>
    public int Size => _byId.Count == 0 ? 0 : _byId.Keys.Max() + 1;

    public int? Find(string content) => _ids.TryGetValue(content, out int id) ? id : null;

    public AddedToken? Find(int id) => _byId.GetValueOrDefault(id);

    public bool IsSpecial(int id) => _special.Contains(id);

    /// <summary>Whether decoding leaves the token out when special tokens are unwanted.</summary>
    public bool IsSkipped(int id) => _skipped.Contains(id);

    /// <summary>Cuts raw tokens out, normalises what is left, and cuts normalised tokens out of that.</summary>
    public List<(Piece Piece, AddedToken? Token)> Split(Piece text)
    {
        var rawSegments = new List<(Piece Piece, AddedToken? Token)>();
        SplitWith(_raw, text, rawSegments);
        var segments = new List<(Piece Piece, AddedToken? Token)>(rawSegments.Count);
        foreach ((Piece piece, AddedToken? token) in rawSegments)
        {
            if (token is not null)
                segments.Add((piece, token));
            else
                SplitWith(_normalized, _normalizer?.Normalize(piece) ?? piece, segments);
        }

        return segments;
    }

    private static void SplitWith(
        AddedTokenSplitter? splitter, Piece piece, List<(Piece Piece, AddedToken? Token)> segments)
    {
        if (piece.Text.Length == 0)
            return;
        if (splitter is null)
            segments.Add((piece, null));
        else
            splitter.Split(piece, segments);
    }

    private AddedTokenSplitter? SplitterFor(Func<AddedToken, bool> wanted)
    {
        AddedToken[] tokens = [.. _byId.Values.Where(wanted)];
        return tokens.Length == 0 ? null : new AddedTokenSplitter(tokens);
    }
}
