namespace SafetyGate.Inference.Compute;

/// <summary>
/// Rotary position embedding (arXiv 2104.09864) in the half-split layout of Hugging Face checkpoints: of the rotated elements
/// of a head, element i of the first half turns with element i of the second half by position * inverseFrequency[i].
/// Angles are float32 products, as the reference computes them; sine and cosine are rounded once from double.
/// </summary>
public sealed class RotaryEmbedding
{
    /// <summary>A table of one set of frequencies: row p is position p.</summary>
    /// <param name="inverseFrequencies">[half], radians per position.</param>
    /// <param name="positions">Positions to tabulate.</param>
    /// <param name="headDim">Width of a head, at least 2 * half; null where all of it is rotated.</param>
    /// <param name="magnitude">Factor on every sine and cosine.</param>
    public RotaryEmbedding(ReadOnlySpan<float> inverseFrequencies, int positions, int? headDim = null, float magnitude = 1)
    {
        Half = inverseFrequencies.Length;
        HeadDim = headDim ?? 2 * Half;
        Magnitude = magnitude;
        Cosines = new float[(long)positions * Half];
        Sines = new float[(long)positions * Half];
        for (int position = 0; position < positions; position++)
            Write(position, position, inverseFrequencies);
    }

    /// <summary>Half the number of rotated elements of a head, which are its first.</summary>
    public int Half { get; }

    /// <summary>Width of a head.</summary>
    public int HeadDim { get; }

    /// <summary>Factor on every sine and cosine.</summary>
    public float Magnitude { get; }

    /// <summary>Rises with every written row: an engine that keeps a copy of the table copies it again.</summary>
    public int Version { get; private set; }

    /// <summary>[rows, half]</summary>
    public float[] Cosines { get; private set; }

    /// <summary>[rows, half]</summary>
    public float[] Sines { get; private set; }

    /// <summary>Writes a row of the table, making room for it where it is a new one.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="position">The position that it rotates to.</param>
    /// <param name="inverseFrequencies">[half], radians per position.</param>
    public void Write(int row, int position, ReadOnlySpan<float> inverseFrequencies)
    {
        int start = checked(row * Half);
        if (start + Half > Cosines.Length)
        {
            int length = checked(2 * (start + Half));
            float[] cosines = Cosines, sines = Sines;
            Array.Resize(ref cosines, length);
            Array.Resize(ref sines, length);
            (Cosines, Sines) = (cosines, sines);
        }

        for (int i = 0; i < Half; i++)
        {
            float angle = position * inverseFrequencies[i];
            Cosines[start + i] = (float)Math.Cos(angle) * Magnitude;
            Sines[start + i] = (float)Math.Sin(angle) * Magnitude;
        }

        Version++;
    }
}
