using System.Text;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>
/// The merge list of a byte-pair model, which SentencePiece does not store: every way to put a piece together from two
/// others, best score first, then the longest left part, then the longest right part, as the Hugging Face conversion has it.
/// </summary>
internal static class MergeDerivation
{
    /// <summary>Published models have about two merges a piece.</summary>
    private const int MaximumMerges = 1 << 22;

    public static MergeTable Derive(Vocabulary vocabulary, IReadOnlyList<float> scores)
    {
        var merges = new List<Merge>();
        var splits = new List<Merge>();
        for (int id = 0; id < scores.Count; id++)
        {
            splits.Clear();
            Split(vocabulary, id, scores[id], splits);
            splits.Sort(static (x, y) => (x.Left, x.Right).CompareTo((y.Left, y.Right)));
            merges.AddRange(splits);
            if (merges.Count > MaximumMerges)
                throw SentencePieceFault.Pieces($"its pieces can be put together in more than {MaximumMerges} ways");
        }

        var table = new MergeTable(merges.Count);
        int rank = 0;
        // Sorting by keys is stable, as it must be: pieces of one score keep the order of their ids.
        foreach (Merge merge in merges.OrderByDescending(m => m.Score).ThenByDescending(m => m.LeftLength).ThenByDescending(m => m.RightLength))
            table.Set(merge.Left, merge.Right, rank++, merge.Id);
        return table;
    }

    private static void Split(Vocabulary vocabulary, int id, float score, List<Merge> splits)
    {
        ReadOnlySpan<char> text = vocabulary.Text(id);
        int length = 0;
        foreach (Rune _ in text.EnumerateRunes())
            length++;
        int at = 0;
        int leftLength = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            leftLength++;
            if (at < text.Length && vocabulary.Find(text[..at]) is { } left && vocabulary.Find(text[at..]) is { } right)
                splits.Add(new Merge(score, leftLength, length - leftLength, left, right, id));
        }
    }

    private readonly record struct Merge(float Score, int LeftLength, int RightLength, int Left, int Right, int Id);
}
