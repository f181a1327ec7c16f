namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Something that cuts a text into matches and the gaps between them.</summary>
internal interface IPattern
{
    /// <summary>Matches and non-empty gaps, in order, covering the text; one empty gap for an empty text.</summary>
    List<TextSpan> Find(string text);
}
