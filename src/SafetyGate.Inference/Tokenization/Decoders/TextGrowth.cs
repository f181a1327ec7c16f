namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>
/// Whether the text of more tokens begins with the text of fewer, apart from characters whose bytes are not all there. Only
/// decoders of which that is known are said to grow.
/// </summary>
/// <param name="Grows">Whether it does.</param>
/// <param name="JoinsBytes">Neighbouring byte tokens are read together, so that those at the end may still change.</param>
internal sealed record TextGrowth(bool Grows, bool JoinsBytes)
{
    /// <summary>What stands at the end of a text for a character that is not complete.</summary>
    public const char Replacement = '\uFFFD';

    private static readonly TextGrowth None = new(false, false);

    /// <summary>How the text of a decoder grows; null joins tokens by spaces.</summary>
    public static TextGrowth Of(ITokenDecoder? decoder) => decoder switch
    {
        null => new TextGrowth(true, false),
        SequenceDecoder sequence => OfSequence(sequence.Steps),
        _ => OfSequence([decoder]),
    };

    /// <summary>Whether a token stands for one byte, as <see cref="ByteFallbackDecoder"/> reads it, or may.</summary>
    public static bool IsByte(string token) => token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal);

    private static TextGrowth OfSequence(IReadOnlyList<ITokenDecoder> steps)
    {
        bool fused = false, joinsBytes = false, rewritten = false;
        foreach (ITokenDecoder step in steps)
        {
            switch (step)
            {
                case StripDecoder { StripsEnd: false } when fused:
                    break;
                case FuseDecoder or ByteLevelDecoder when !fused:
                    fused = true;
                    break;
                // A token that was given spaces is no byte; any other rewriting might make one.
                case ByteFallbackDecoder when !fused && !rewritten:
                    joinsBytes = true;
                    break;
                case ReplaceDecoder or MetaspaceDecoder or WordPieceDecoder or StripDecoder when !fused:
                    rewritten |= step is not ReplaceDecoder { WritesSpaces: true };
                    break;
                default:
                    return None;
            }
        }

        return new TextGrowth(true, joinsBytes);
    }
}
