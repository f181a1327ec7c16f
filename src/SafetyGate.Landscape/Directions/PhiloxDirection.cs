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

    /// <summary>||g|| in double: sums of blocks, made side by side, added in their order.</summary>
    private static double NoiseNorm(PhiloxKey key, long count)
    {
        const int Block = 1 << 16;
        var sums = new double[(count + Block - 1) / Block];
        Parallel.For(0, sums.Length, i => sums[i] = NoiseSquares(key, (long)i * Block, Math.Min(Block, count - (long)i * Block)));
        double sum = 0;
        foreach (double part in sums)
            sum += part;
        return Math.Sqrt(sum);
    }

    private static double NoiseSquares(PhiloxKey key, long start, long count)
    {
        Span<float> numbers = stackalloc float[4096];
        double sum = 0;
        for (long done = 0; done < count; done += numbers.Length)
        {
            Span<float> part = numbers[..(int)Math.Min(numbers.Length, count - done)];
            PhiloxNoise.Fill(key, start + done, part);
            sum += SquaredSum.Of(part);
        }

        return sum;
    }
}
