namespace SafetyGate.Inference.Generation;

/// <summary>Shows a response watch the text of token sequences, as far as it is certain.</summary>
internal sealed class TextWatch(IChatCodec codec, IResponseWatch watch) : ITokenWatch
{
    /// <summary>Refusals come early; from here on decoding after every token would cost more than it saves.</summary>
    private const int EveryToken = 16;
    private const int Interval = 4;

    public bool IsSettled(int prompt, ReadOnlySpan<int> tokens)
    {
        if (tokens.Length > EveryToken && tokens.Length % Interval != 0)
            return false;
        string text = codec.DecodeCertain(tokens);
        return text.Length > 0 && watch.IsSettled(prompt, text);
    }
}
