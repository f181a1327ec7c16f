namespace SafetyGate.Inference.Compute;

/// <summary>
/// Rotary position embedding (arXiv 2104.09864) in the half-split layout of Hugging Face checkpoints: element i of the
/// first half of a head is rotated with element i of the second half by position * inverseFrequency[i].
/// Angles are float32 products, as the reference computes them; sine and cosine are rounded once from double.
/// </summary>
public sealed class RotaryEmbedding
{
    /// <param name="inverseFrequencies">[headDim / 2], radians per position.</param>
    /// <param name="positions">Positions to tabulate.</param>
    public RotaryEmbedding(ReadOnlySpan<float> inverseFrequencies, int positions)
    {
        Half = inverseFrequencies.Length;
        Positions = positions;
        Cosines = new float[(long)positions * Half];
        Sines = new float[(long)positions * Half];
        for (int position = 0; position < positions; position++)
        {
            for (int i = 0; i < Half; i++)
            {
                float angle = position * inverseFrequencies[i];
                Cosines[position * Half + i] = (float)Math.Cos(angle);
                Sines[position * Half + i] = (float)Math.Sin(angle);
            }
        }
    }

    /// <summary>Half the width of a head.</summary>
    public int Half { get; }

    /// <summary>Tabulated positions.</summary>
    public int Positions { get; }

    /// <summary>[positions, half]</summary>
    public float[] Cosines { get; }

    /// <summary>[positions, half]</summary>
    public float[] Sines { get; }
}
