using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts at punctuation.</summary>
internal sealed class PunctuationPreTokenizer(SplitBehavior behavior) : IPreTokenizer
{
    private readonly Splitter _splitter = new(new RunePattern(CharacterClass.IsPunctuation), behavior);

    public static PunctuationPreTokenizer Read(ComponentJson json) =>
        new(json.Optional("behavior") is { } behavior ? Splitter.ReadBehavior(behavior) : SplitBehavior.Isolated);

    public void Split(Piece piece, List<Piece> words) => _splitter.Split(piece, words);
}
