using System.Text;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// Which code points differ only in case, by Unicode's simple folding. Foldings to several characters, such as the
/// German sharp s to "ss", are left out: no published tokenizer's pattern has a place for them.
/// </summary>
internal static class CaseFolding
{
    /// <summary>All cased scripts lie below this code point.</summary>
    private const int End = 0x1F000;

    private static readonly Lazy<IReadOnlyList<int[]>> Groups = new(Build);

    /// <summary>The set with every case variant of its members.</summary>
    public static CodePointSet Close(CodePointSet set)
    {
        IEnumerable<(int, int)> variants = Groups.Value
            .Where(group => group.Any(set.Contains))
            .SelectMany(group => group.Select(codePoint => (codePoint, codePoint)));
        return CodePointSet.FromRanges(set.Ranges.Concat(variants));
    }

    private static IReadOnlyList<int[]> Build() =>
    [
        .. Enumerable.Range(0, End)
            .Where(Rune.IsValid)
            .GroupBy(Fold)
            .Where(group => group.Skip(1).Any())
            .Select(group => group.ToArray()),
    ];

    private static int Fold(int codePoint) => codePoint switch
    {
        0x017F => 's', // the long s, which .NET keeps apart
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(codePoint))).Value,
    };
}
