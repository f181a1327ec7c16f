using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts at the matches of a string or an expression.</summary>
internal sealed class SplitPreTokenizer(Splitter splitter) : IPreTokenizer
{
    public static SplitPreTokenizer Read(ComponentJson json) => new(new Splitter(
        PatternFactory.Read(json.Required("pattern")),
        Splitter.ReadBehavior(json.Required("behavior")),
        json.Flag("invert")));

    public void Split(Piece piece, List<Piece> words) => splitter.Split(piece, words);
}
