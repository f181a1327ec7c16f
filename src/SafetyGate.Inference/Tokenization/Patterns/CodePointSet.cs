namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>A set of Unicode code points as sorted, disjoint, inclusive ranges.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private CodePointSet(List<(int First, int Last)> ranges) => Ranges = ranges;

    public IReadOnlyList<(int First, int Last)> Ranges { get; }

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet All { get; } = Range(0, Last);

    public static CodePointSet Of(params ReadOnlySpan<int> codePoints)
    {
        CodePointSet set = Empty;
        foreach (int codePoint in codePoints)
            set = set.Union(Range(codePoint, codePoint));
        return set;
    }

    public static CodePointSet Range(int first, int last) => new([(first, last)]);

    public static CodePointSet FromRanges(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach ((int first, int last) in ranges.Order())
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            else
                merged.Add((first, last));
        }

        return new CodePointSet(merged);
    }

    /// <summary>Every code point that satisfies a predicate.</summary>
    public static CodePointSet Where(Func<int, bool> predicate)
    {
        var ranges = new List<(int First, int Last)>();
        int? first = null;
        for (int codePoint = 0; codePoint <= Last; codePoint++)
        {
            if (predicate(codePoint))
                first ??= codePoint;
            else if (first is { } start)
            {
                ranges.Add((start, codePoint - 1));
                first = null;
            }
        }

        if (first is { } open)
            ranges.Add((open, Last));
        return new CodePointSet(ranges);
    }

    public CodePointSet Union(CodePointSet other) => FromRanges(Ranges.Concat(other.Ranges));

    public CodePointSet Intersect(CodePointSet other) => Complement().Union(other.Complement()).Complement();

    public CodePointSet Complement()
    {
        var ranges = new List<(int First, int Last)>();
        int next = 0;
        foreach ((int first, int last) in Ranges)
        {
            if (first > next)
                ranges.Add((next, first - 1));
            next = last + 1;
        }

        if (next <= Last)
            ranges.Add((next, Last));
        return new CodePointSet(ranges);
    }

    public bool Contains(int codePoint)
    {
        int low = 0;
        int high = Ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (codePoint < Ranges[middle].First)
                high = middle - 1;
            else if (codePoint > Ranges[middle].Last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }
}
