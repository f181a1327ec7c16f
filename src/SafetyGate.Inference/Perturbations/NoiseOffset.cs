namespace SafetyGate.Inference.Perturbations;

/// <summary>scale * noise: Gaussian noise that is made where it is needed and stored nowhere.</summary>
/// <param name="key">The stream of <see cref="PhiloxNoise"/>.</param>
/// <param name="scale">Factor on the noise: alpha * ||W|| / ||g||.</param>
public sealed class NoiseOffset(PhiloxKey key, float scale) : TensorOffset
{
    /// <summary>The stream of numbers, for engines that make it on their own device.</summary>
    public PhiloxKey Key { get; } = key;

    /// <summary>Factor on the noise.</summary>
    public float Scale { get; } = scale;

    public override void AddTo(long start, Span<float> values) => PhiloxNoise.AddTo(Key, start, Scale, values);
}
