using System.Collections.Concurrent;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// A random direction with the paper's layer normalisation, d = g / ||g|| * ||W||_F per tensor, g from the counter-based
/// stream of (seed, index, tensor name): neither sharding, nor resume, nor the engine changes it.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="index">Which direction of the run, from 0.</param>
public sealed class PhiloxDirection(ulong seed, int index) : IDirection
{
    private readonly ConcurrentDictionary<(string Name, long Count), double> _norms = new();

    public string Name { get; } = $"random {index}";

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        if (NormTensors.Contains(origin.Name) || origin.Count == 0)
            return null;
        PhiloxKey key = PhiloxKey.Of(seed, index, origin.Name);
        double norm = _norms.GetOrAdd((origin.Name, origin.Count), _ => NoiseNorm(key, origin.Count));
        return new NoiseOffset(key, (float)(alpha * origin.FrobeniusNorm / norm));
    }

    /// <summary>||g|| in double, in one fixed order.</summary>
    private static double NoiseNorm(PhiloxKey key, long count)
    {
        Span<float> numbers = stackalloc float[4096];
        double sum = 0;
        for (long start = 0; start < count; start += numbers.Length)
        {
            Span<float> part = numbers[..(int)Math.Min(numbers.Length, count - start)];
            PhiloxNoise.Fill(key, start, part);
            foreach (float number in part)
                sum += (double)number * number;
        }

        return Math.Sqrt(sum);
    }
}
