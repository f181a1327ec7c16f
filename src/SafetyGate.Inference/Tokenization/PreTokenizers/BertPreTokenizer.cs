using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts at white space, which is dropped, and around punctuation.</summary>
internal sealed class BertPreTokenizer : IPreTokenizer
{
    private readonly SequencePreTokenizer _steps = new(
    [
        new WhitespaceSplitPreTokenizer(),
        new SplitPreTokenizer(new Splitter(new RunePattern(CharacterClass.IsPunctuation), SplitBehavior.Isolated)),
    ]);

    public void Split(Piece piece, List<Piece> words) => _steps.Split(piece, words);
}
