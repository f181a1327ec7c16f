using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>GPT-2's: cuts with its expression, then writes the UTF-8 bytes in the printable alphabet.</summary>
internal sealed class ByteLevelPreTokenizer(bool addPrefixSpace, bool useRegex) : IPreTokenizer
{
    private static readonly Lazy<Splitter> Gpt2 = new(() => new Splitter(
        new OnigurumaPattern(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"),
        SplitBehavior.Isolated));

    public static ByteLevelPreTokenizer Read(ComponentJson json) =>
        new(json.Flag("add_prefix_space"), json.Flag("use_regex", absent: true));

    public void Split(Piece piece, List<Piece> words)
    {
        if (addPrefixSpace && piece.Text[0] != ' ')
            piece = piece with { Text = " " + piece.Text };
        int first = words.Count;
        if (useRegex)
            Gpt2.Value.Split(piece, words);
        else
            words.Add(piece);
        for (int i = first; i < words.Count; i++)
            words[i] = words[i] with { Text = ByteAlphabet.Encode(words[i].Text) };
    }
}
