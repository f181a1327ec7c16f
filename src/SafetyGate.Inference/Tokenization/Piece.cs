namespace SafetyGate.Inference.Tokenization;

/// <summary>A stretch of text on its way through the pipeline.</summary>
/// <param name="Text">Well-formed UTF-16.</param>
/// <param name="AtStart">Whether the first character stems from the very first character of the input.</param>
internal readonly record struct Piece(string Text, bool AtStart)
{
    public Piece Slice(int start, int end) => start == 0 && end == Text.Length
        ? this
        : new Piece(Text[start..end], AtStart && start == 0);
}
