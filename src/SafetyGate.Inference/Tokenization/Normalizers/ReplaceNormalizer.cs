using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Puts a fixed text in the place of every match.</summary>
internal sealed class ReplaceNormalizer(Replacement replacement) : INormalizer
{
    public static ReplaceNormalizer Read(ComponentJson json) => new(Replacement.Read(json));

    public Piece Normalize(Piece piece)
    {
        (string text, List<TextSpan> spans) = replacement.Apply(piece.Text);
        return new Piece(text, piece.AtStart && KeepsStart(spans));
    }

    /// <summary>
    /// New text stands where the last replaced character stood, so a longer match at the front moves the start.
    /// </summary>
    private bool KeepsStart(List<TextSpan> spans) =>
        !spans[0].IsMatch || spans[0].End == 0 || (spans[0].End == 1 && replacement.Content.Length > 0);
}
