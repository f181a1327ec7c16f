namespace SafetyGate.Inference.Models;

/// <summary>Sums over a decoder's parameters.</summary>
public static class DecoderParameters
{
    /// <summary>How many numbers the decoder has; a tied head counts once.</summary>
    public static long CountParameters(this IDecoder decoder) => decoder.Parameters.Sum(parameter => parameter.Shape.ElementCount);
}
