using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// Puts a fixed text in the place of every match; serves the normalizer and the decoder of the same name.
/// </summary>
internal sealed record Replacement(IPattern Pattern, string Content)
{
    public static Replacement Read(ComponentJson json) =>
        new(PatternFactory.Read(json.Required("pattern")), json.Text("content"));

    /// <summary>
    /// The text after replacement, and the matches that were replaced together with the gaps between them.
    /// </summary>
    public (string Text, List<TextSpan> Spans) Apply(string text)
    {
        List<TextSpan> spans = Pattern.Find(text);
        long length = spans.Sum(span => span.IsMatch ? (long)Content.Length : span.End - span.Start);
        TextLimit.Check(length);
        var result = new StringBuilder((int)length);
        foreach (TextSpan span in spans)
        {
            if (span.IsMatch)
                result.Append(Content);
            else
                result.Append(text, span.Start, span.End - span.Start);
        }

        return (result.ToString(), spans);
    }
}
