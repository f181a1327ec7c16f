using System.Collections.Concurrent;
using System.Text;

namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>
/// Byte-pair encoding (Sennrich et al. 2016, arXiv 1508.07909): merges neighbours in the order of the merge list.
/// </summary>
internal sealed class BytePairModel : ITokenModel
{
    private const int CacheCapacity = 10_000;
    private const int LongestCachedWord = 256;

    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);
    private readonly MergeTable _merges;
    private readonly BytePairSettings _settings;
    private readonly int[] _byteTokens;
    private int _cached;

    public BytePairModel(Vocabulary vocabulary, MergeTable merges, BytePairSettings settings)
    {
        Vocabulary = vocabulary;
        _merges = merges;
        _settings = settings;
        _byteTokens = settings.FallsBackToBytes ? vocabulary.ByteTokens() : [];
    }

    public Vocabulary Vocabulary { get; }

    public void Tokenize(string word, List<int> ids)
    {
        if (_settings.IgnoresMerges && Vocabulary.Find(word) is { } whole)
        {
            ids.Add(whole);
            return;
        }

        if (_cache.TryGetValue(word, out int[]? known))
        {
            ids.AddRange(known);
            return;
        }

        int before = ids.Count;
        Characters(word).Merge(_merges, ids);
        // A full cache stays as it is: the frequent words come early.
        if (word.Length < LongestCachedWord && _cached < CacheCapacity
            && Interlocked.Increment(ref _cached) <= CacheCapacity)
            _cache.TryAdd(word, [.. ids.Skip(before)]);
    }

    private SymbolChain Characters(string word)
    {
        var chain = new SymbolChain(word.Length);
        int? pendingUnknown = null;
        int at = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            int end = at + rune.Utf16SequenceLength;
            string? decorated = Decorate(word, at, end);
            ReadOnlySpan<char> character = decorated ?? word.AsSpan(at, end - at);
            at = end;
            if (Vocabulary.Find(character) is { } id)
            {
                if (pendingUnknown is { } pending)
                    chain.Add(pending);
                pendingUnknown = null;
                chain.Add(id);
            }
            // As in the Hugging Face library, bytes overtake an unknown token that is still pending.
            else if (!TryBytes(character, chain) && _settings.UnknownToken is { } unknown)
            {
                if (pendingUnknown is { } pending && !_settings.FusesUnknown)
                    chain.Add(pending);
                pendingUnknown = new UnknownToken(unknown, Vocabulary).Id;
            }
        }

        if (pendingUnknown is { } last)
            chain.Add(last);
        return chain;
    }

    /// <summary>The character with its prefix and suffix, or null where it has neither.</summary>
    private string? Decorate(string word, int start, int end)
    {
        string prefix = start > 0 ? _settings.ContinuingPrefix : "";
        string suffix = end == word.Length ? _settings.EndOfWordSuffix : "";
        return prefix.Length + suffix.Length == 0
            ? null
            : string.Concat(prefix, word.AsSpan(start, end - start), suffix);
    }

    private bool TryBytes(ReadOnlySpan<char> character, SymbolChain chain)
    {
        if (!_settings.FallsBackToBytes)
            return false;
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(character)];
        Encoding.UTF8.GetBytes(character, bytes);
        foreach (byte value in bytes)
        {
            if (_byteTokens[value] < 0)
                return false;
        }

        foreach (byte value in bytes)
            chain.Add(_byteTokens[value]);
        return true;
    }
}
