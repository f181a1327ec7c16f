using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts at one character and drops it.</summary>
internal sealed class CharDelimiterPreTokenizer(string delimiter) : IPreTokenizer
{
    private readonly Splitter _splitter = new(new LiteralPattern(delimiter), SplitBehavior.Removed);

    public static CharDelimiterPreTokenizer Read(ComponentJson json) => new(json.Character("delimiter").ToString());

    public void Split(Piece piece, List<Piece> words) => _splitter.Split(piece, words);
}
