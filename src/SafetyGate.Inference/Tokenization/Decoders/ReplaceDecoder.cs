using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>Puts a fixed text in the place of every match within a token.</summary>
internal sealed class ReplaceDecoder(Replacement replacement) : ITokenDecoder
{
    public bool WritesSpaces => replacement.Content.Length > 0 && string.IsNullOrWhiteSpace(replacement.Content);

    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) =>
        [.. tokens.Select(token => replacement.Apply(token).Text)];
}
