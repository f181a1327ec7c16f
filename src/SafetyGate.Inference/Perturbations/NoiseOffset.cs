using System.Numerics.Tensors;

namespace SafetyGate.Inference.Perturbations;

/// <summary>scale * noise: Gaussian noise that is made where it is needed and stored nowhere.</summary>
/// <param name="key">The stream of <see cref="PhiloxNoise"/>.</param>
/// <param name="scale">Factor on the noise: alpha * ||W|| / ||g||.</param>
public sealed class NoiseOffset(PhiloxKey key, float scale) : TensorOffset
{
    private const int Piece = 1024;

    /// <summary>The stream of numbers, for engines that make it on their own device.</summary>
    public PhiloxKey Key { get; } = key;

    /// <summary>Factor on the noise.</summary>
    public float Scale { get; } = scale;

    public override void AddTo(long start, Span<float> values)
    {
        Span<float> noise = stackalloc float[Piece];
        for (int done = 0; done < values.Length; done += Piece)
        {
            Span<float> part = values[done..Math.Min(done + Piece, values.Length)];
            Span<float> numbers = noise[..part.Length];
            PhiloxNoise.Fill(Key, start + done, numbers);
            TensorPrimitives.FusedMultiplyAdd(numbers, Scale, part, part);
        }
    }
}
