using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Keeps runs of word characters and runs of neither word characters nor white space.</summary>
internal sealed class WhitespacePreTokenizer : IPreTokenizer
{
    // This one is compiled by the regex crate, whose \w has the zero-width joiners that Oniguruma's lacks.
    private static readonly Lazy<Splitter> Words = new(() => new Splitter(
        new OnigurumaPattern(@"[\w\u200C\u200D]+|[^\w\u200C\u200D\s]+"), SplitBehavior.Removed, Invert: true));

    public void Split(Piece piece, List<Piece> words) => Words.Value.Split(piece, words);
}
