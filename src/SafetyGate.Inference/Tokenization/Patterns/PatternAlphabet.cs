namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// The code points as one pattern tells them apart: two that belong to exactly the same sets of the pattern share a
/// symbol, one UTF-16 unit each. A text in this alphabet has one symbol per code point, so that a UTF-16 regex engine
/// sees astral characters, scripts and Oniguruma's classes exactly.
/// </summary>
internal sealed class PatternAlphabet
{
    /// <summary>Symbols start above ASCII, where no character means anything to a regex.</summary>
    private const int FirstSymbol = 0x100;

    private const int SymbolLimit = 0xD800 - FirstSymbol;

    private readonly char[] _plane0 = new char[0x10000];
    private readonly int[] _starts;
    private readonly char[] _symbols;
    private readonly List<bool[]> _members = [];

    private PatternAlphabet(IReadOnlyList<CodePointSet> sets)
    {
        var edges = new SortedDictionary<int, List<int>> { [0] = [] };
        for (int index = 0; index < sets.Count; index++)
        {
            foreach ((int first, int last) in sets[index].Ranges)
            {
                Toggle(edges, first, index);
                Toggle(edges, last + 1, index);
            }
        }

        edges.Remove(CodePointSet.Last + 1);
        _starts = [.. edges.Keys];
        _symbols = new char[_starts.Length];
        var known = new Dictionary<string, char>(StringComparer.Ordinal);
        bool[] current = new bool[sets.Count];
        for (int i = 0; i < _starts.Length; i++)
        {
            foreach (int index in edges[_starts[i]])
                current[index] = !current[index];
            string signature = string.Create(current.Length, current, static (span, flags) =>
            {
                for (int j = 0; j < span.Length; j++)
                    span[j] = flags[j] ? '1' : '0';
            });
            if (!known.TryGetValue(signature, out char symbol))
            {
                symbol = (char)(FirstSymbol + known.Count);
                known.Add(signature, symbol);
                _members.Add([.. current]);
            }

            _symbols[i] = symbol;
            int end = i + 1 < _starts.Length ? _starts[i + 1] : CodePointSet.Last + 1;
            if (_starts[i] < _plane0.Length)
                Array.Fill(_plane0, symbol, _starts[i], Math.Min(end, _plane0.Length) - _starts[i]);
        }
    }

    /// <summary>
    /// The coarsest alphabet that tells the sets apart; null where they need more symbols than there are.
    /// </summary>
    public static PatternAlphabet? For(IReadOnlyList<CodePointSet> sets)
    {
        var alphabet = new PatternAlphabet(sets);
        return alphabet._members.Count < SymbolLimit ? alphabet : null;
    }

    /// <summary>The symbols that make up a set, by its index.</summary>
    public IEnumerable<char> SymbolsOf(int set)
    {
        for (int i = 0; i < _members.Count; i++)
        {
            if (_members[i][set])
                yield return (char)(FirstSymbol + i);
        }
    }

    public char SymbolOf(int codePoint)
    {
        if (codePoint < _plane0.Length)
            return _plane0[codePoint];
        int found = Array.BinarySearch(_starts, codePoint);
        return _symbols[found >= 0 ? found : ~found - 1];
    }

    private static void Toggle(SortedDictionary<int, List<int>> edges, int at, int index)
    {
        if (!edges.TryGetValue(at, out List<int>? sets))
            edges.Add(at, sets = []);
        sets.Add(index);
    }
}
