using System.Text;

namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>Removes up to so many of one character from the ends of every token.</summary>
internal sealed class StripDecoder(Rune content, int start, int stop) : ITokenDecoder
{
    private readonly string _content = content.ToString();

    public bool StripsEnd => stop > 0;

    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) => [.. tokens.Select(Strip)];

    private string Strip(string token)
    {
        ReadOnlySpan<char> rest = token;
        for (int i = 0; i < start && rest.StartsWith(_content, StringComparison.Ordinal); i++)
            rest = rest[_content.Length..];
        for (int i = 0; i < stop && rest.EndsWith(_content, StringComparison.Ordinal); i++)
            rest = rest[..^_content.Length];
        return rest.Length == token.Length ? token : rest.ToString();
    }
}
