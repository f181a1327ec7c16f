using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts at white space and drops it.</summary>
internal sealed class WhitespaceSplitPreTokenizer : IPreTokenizer
{
    private readonly Splitter _splitter = new(new RunePattern(CharacterClass.IsWhitespace), SplitBehavior.Removed);

    public void Split(Piece piece, List<Piece> words) => _splitter.Split(piece, words);
}
