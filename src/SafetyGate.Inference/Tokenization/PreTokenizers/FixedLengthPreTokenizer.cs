using System.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts after every so many code points.</summary>
internal sealed class FixedLengthPreTokenizer(int length) : IPreTokenizer
{
    private const int DefaultLength = 5;

    public static FixedLengthPreTokenizer Read(ComponentJson json) =>
        new(json.Optional("length")?.AsInteger(1, int.MaxValue) ?? DefaultLength);

    public void Split(Piece piece, List<Piece> words)
    {
        int start = 0;
        int at = 0;
        int count = 0;
        foreach (Rune rune in piece.Text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            if (++count % length == 0)
            {
                words.Add(piece.Slice(start, at));
                start = at;
            }
        }

        if (start < at)
            words.Add(piece.Slice(start, at));
    }
}
