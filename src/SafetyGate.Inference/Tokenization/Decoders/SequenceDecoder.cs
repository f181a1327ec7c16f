using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>One decoder after the other.</summary>
internal sealed class SequenceDecoder(IReadOnlyList<ITokenDecoder> steps) : ITokenDecoder
{
    public IReadOnlyList<ITokenDecoder> Steps { get; } = steps;

    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens)
    {
        foreach (ITokenDecoder step in Steps)
        {
            tokens = step.Decode(tokens);
            TextLimit.Check(tokens.Sum(token => (long)token.Length));
        }

        return tokens;
    }
}
