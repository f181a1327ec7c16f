using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Sets numbers apart, whole or digit by digit.</summary>
internal sealed class DigitsPreTokenizer(bool individualDigits) : IPreTokenizer
{
    private readonly Splitter _splitter = new(
        new RunePattern(CharacterClass.IsNumeric),
        individualDigits ? SplitBehavior.Isolated : SplitBehavior.Contiguous);

    public static DigitsPreTokenizer Read(ComponentJson json) => new(json.Flag("individual_digits"));

    public void Split(Piece piece, List<Piece> words) => _splitter.Split(piece, words);
}
