namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood 2014): its output is part of the product, so that the same seed gives the
/// same intervals with every version of .NET. Good enough for resampling; not for secrets.
/// </summary>
internal struct SplitMix64
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>The published generator, started at <paramref name="state"/>.</summary>
    public SplitMix64(ulong state) => _state = state;

    /// <summary>Stream number <paramref name="stream"/> of a seed, whichever streams were used before.</summary>
    public SplitMix64(ulong seed, ulong stream) => _state = Mix(Mix(seed) ^ (Increment * (stream + 1)));

    /// <summary>64 uniform bits.</summary>
    public ulong Next()
    {
        _state += Increment;
        return Mix(_state);
    }

    /// <summary>A uniform number from 0 to <paramref name="bound"/> - 1, without bias (Lemire 2019).</summary>
    public int Next(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            for (ulong rejected = (0UL - range) % range; low < rejected;)
                high = Math.BigMul(Next(), range, out low);
        }

        return (int)high;
    }

    /// <summary>A uniform number above 0 and below 1.</summary>
    public double NextUniform() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A standard normal number (Box and Muller 1958, one of the pair).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
