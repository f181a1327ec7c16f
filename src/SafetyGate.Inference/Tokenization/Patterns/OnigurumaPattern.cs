using System.Text;
using System.Text.RegularExpressions;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// A regular expression in Oniguruma's default syntax, which is what the Hugging Face library compiles.
/// </summary>
internal sealed class OnigurumaPattern : IPattern
{
    private const int MaximumSets = 512;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly string _pattern;
    private readonly PatternAlphabet _alphabet;
    private readonly Regex _regex;

    /// <param name="pattern">The expression.</param>
    /// <param name="matchTimeout">The longest that a single match may take; 10 s by default.</param>
    public OnigurumaPattern(string pattern, TimeSpan? matchTimeout = null)
    {
        _pattern = pattern;
        PatternTranslation translation = new PatternTranslator(pattern).Translate();
        if (translation.Sets.Count > MaximumSets || PatternAlphabet.For(translation.Sets) is not { } alphabet)
            throw Unsupported("it has too many character classes");
        _alphabet = alphabet;
        _regex = Build(translation, matchTimeout ?? DefaultTimeout);
    }

    public List<TextSpan> Find(string text) => TextSpan.Cover(Matches(text), text.Length);

    private IEnumerable<(int Start, int End)> Matches(string text)
    {
        (string symbols, int[]? offsets) = Encode(text);
        int from = 0;
        int lastEnd = -1;
        while (from <= symbols.Length)
        {
            Match match = MatchFrom(symbols, from);
            if (!match.Success)
                yield break;
            int end = match.Index + match.Length;
            // As the onig crate does: an empty match right after another match is no match.
            if (match.Length == 0 && lastEnd == end)
            {
                from = end + 1;
                continue;
            }

            from = lastEnd = end;
            yield return offsets is null ? (match.Index, end) : (offsets[match.Index], offsets[end]);
        }
    }

    private Match MatchFrom(string symbols, int from)
    {
        try
        {
            return _regex.Match(symbols, from);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new SafetyGateException(
                TokenizerErrors.PatternTimeout,
                $"the tokenizer's pattern {_pattern} takes more than {_regex.MatchTimeout.TotalSeconds:G} s on "
                + "this text; shorten the text, or distrust the tokenizer",
                exception);
        }
    }

    /// <summary>One symbol per code point, and where surrogate pairs occur the UTF-16 offset of each symbol.</summary>
    private (string Symbols, int[]? Offsets) Encode(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return (string.Create(text.Length, (text, _alphabet), static (span, state) =>
            {
                for (int i = 0; i < span.Length; i++)
                    span[i] = state._alphabet.SymbolOf(state.text[i]);
            }), null);
        }

        var symbols = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length + 1);
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            symbols.Append(_alphabet.SymbolOf(rune.Value));
            offsets.Add(at);
            at += rune.Utf16SequenceLength;
        }

        offsets.Add(at);
        return (symbols.ToString(), [.. offsets]);
    }

    private Regex Build(PatternTranslation translation, TimeSpan timeout)
    {
        string pattern = translation.Render(_alphabet);
        try
        {
            RegexOptions options = translation.NeedsBacktracking ? RegexOptions.CultureInvariant : Linear;
            return new Regex(pattern, options, timeout);
        }
        catch (NotSupportedException)
        {
            // The linear engine refuses automata beyond its size limit; the timeout guards the other one.
            return new Regex(pattern, RegexOptions.CultureInvariant, timeout);
        }
        catch (ArgumentException exception)
        {
            throw Unsupported("it is not a valid expression", exception);
        }
    }

    private static RegexOptions Linear => RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private SafetyGateException Unsupported(string why, Exception? inner = null) =>
        PatternTranslator.Unsupported(_pattern, why, inner);
}
