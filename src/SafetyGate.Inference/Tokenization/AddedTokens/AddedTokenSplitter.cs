using System.Buffers;
using System.Text;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.AddedTokens;

/// <summary>Cuts added tokens out of a text: leftmost first, the longest at each place.</summary>
internal sealed class AddedTokenSplitter
{
    private readonly PrefixIndex<AddedToken> _tokens;
    private readonly SearchValues<char> _firstUnits;

    public AddedTokenSplitter(IReadOnlyCollection<AddedToken> tokens)
    {
        var byPattern = new Dictionary<string, AddedToken>(StringComparer.Ordinal);
        foreach (AddedToken token in tokens)
        {
            if (token.Pattern.Length == 0 || !byPattern.TryAdd(token.Pattern, token))
            {
                throw new SafetyGateException(
                    TokenizerErrors.InvalidAddedToken,
                    $"the tokenizer's added token \"{token.Content}\" becomes \"{token.Pattern}\" when it is "
                    + "normalised, which is empty or equal to another added token; correct its \"normalized\" flag");
            }
        }

        _tokens = new PrefixIndex<AddedToken>(byPattern);
        _firstUnits = SearchValues.Create([.. byPattern.Keys.Select(pattern => pattern[0]).Distinct()]);
    }

    /// <summary>Appends the stretches of a piece, in order: text without a token, or a token.</summary>
    public void Split(Piece piece, List<(Piece Piece, AddedToken? Token)> segments)
    {
        string text = piece.Text;
        int done = 0;
        foreach ((int found, AddedToken token) in Matches(text))
        {
            int start = found;
            int end = found + token.Pattern.Length;
            if (token.SingleWord && (WordEndsAt(text, start) || WordStartsAt(text, end)))
                continue;
            if (token.StripsLeft)
                start = SkipBack(text, start, done);
            if (token.StripsRight)
                end = SkipForward(text, end);
            if (done < start)
                segments.Add((piece.Slice(done, start), null));
            segments.Add((piece, token));
            done = end;
        }

        if (done < text.Length)
            segments.Add((piece.Slice(done, text.Length), null));
    }

    private IEnumerable<(int Start, AddedToken Token)> Matches(string text)
    {
        var found = new List<(int Length, AddedToken Token)>();
        for (int at = 0; at < text.Length;)
        {
            int skip = text.AsSpan(at).IndexOfAny(_firstUnits);
            if (skip < 0)
                yield break;
            at += skip;
            found.Clear();
            _tokens.Search(text, at, found);
            if (found.Count == 0)
            {
                at++;
                continue;
            }

            (int length, AddedToken token) = found[^1];
            yield return (at, token);
            at += length;
        }
    }

    private static bool WordEndsAt(string text, int end) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out Rune rune, out _) == OperationStatus.Done
        && CharacterClass.IsWordOrJoiner(rune);

    private static bool WordStartsAt(string text, int start) =>
        Rune.DecodeFromUtf16(text.AsSpan(start), out Rune rune, out _) == OperationStatus.Done
        && CharacterClass.IsWordOrJoiner(rune);

    // All white space lies in the basic plane, so that single units suffice.
    private static int SkipBack(string text, int start, int least)
    {
        while (start > least && char.IsWhiteSpace(text[start - 1]))
            start--;
        return Math.Max(start, least);
    }

    private static int SkipForward(string text, int end)
    {
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }
}
