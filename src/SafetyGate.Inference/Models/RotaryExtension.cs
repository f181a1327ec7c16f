namespace SafetyGate.Inference.Models;

/// <summary>Other frequencies for sequences that outgrow the context.</summary>
/// <param name="Context">The longest sequence, in positions, that keeps the ordinary frequencies.</param>
/// <param name="RotatesAnew">Keys that were cached before the sequence outgrew the context are rotated anew.</param>
/// <param name="Frequencies">From a sequence's length to [rotated / 2], radians per position.</param>
internal sealed record RotaryExtension(int Context, bool RotatesAnew, Func<int, float[]> Frequencies);
