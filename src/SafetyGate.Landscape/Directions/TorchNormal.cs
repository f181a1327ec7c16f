namespace SafetyGate.Landscape.Directions;

/// <summary>
/// PyTorch's <c>torch.randn</c> for float32 on the CPU, bit for bit as on any processor with AVX2: 16 or more elements go
/// through a Box-Muller transform 16 wide, fewer through a scalar one in double whose second number is kept for later.
/// (ATen: DistributionTemplates.h, normal_fill; DistributionsHelper.h, normal_distribution.)
/// </summary>
internal sealed class TorchNormal
{
    private const int Width = 16;
    private readonly MersenneTwister _generator;
    private double? _kept;

    /// <param name="seed">As <c>torch.manual_seed</c> takes it; only the low 32 bits matter.</param>
    public TorchNormal(ulong seed) => _generator = new MersenneTwister((uint)seed);

    private TorchNormal(TorchNormal other)
    {
        _generator = other._generator.Copy();
        _kept = other._kept;
    }

    /// <summary>A generator in the same state.</summary>
    public TorchNormal Copy() => new(this);

    /// <summary>One call of <c>torch.randn(values.Length)</c>.</summary>
    public void Fill(Span<float> values)
    {
        if (values.Length < Width)
        {
            foreach (ref float value in values)
                value = (float)NextScalar();
            return;
        }

        FillUniform(values);
        for (int i = 0; i + Width <= values.Length; i += Width)
            Transform(values.Slice(i, Width));
        if (values.Length % Width != 0)
        {
            // The last 16 are drawn again, over the end of the block before.
            Span<float> last = values[^Width..];
            FillUniform(last);
            Transform(last);
        }
    }

    private void FillUniform(Span<float> values)
    {
        foreach (ref float value in values)
            value = (_generator.NextUInt32() & 0xFFFFFF) * (1f / (1 << 24));
    }

    private static void Transform(Span<float> block)
    {
        for (int i = 0; i < Width / 2; i++)
        {
            float radius = MathF.Sqrt(-2 * CephesMath.Log(1 - block[i]));
            (float sine, float cosine) = CephesMath.SineCosine(2 * MathF.PI * block[i + Width / 2]);
            block[i] = radius * cosine;
            block[i + Width / 2] = radius * sine;
        }
    }

    private double NextScalar()
    {
        if (_kept is { } kept)
        {
            _kept = null;
            return kept;
        }

        double u1 = NextDouble();
        double u2 = NextDouble();
        double radius = Math.Sqrt(-2 * LogOnePlus(-u2));
        double theta = 2 * Math.PI * u1;
        _kept = radius * Math.Sin(theta);
        return radius * Math.Cos(theta);
    }

    private double NextDouble()
    {
        ulong high = _generator.NextUInt32();
        ulong low = _generator.NextUInt32();
        return ((high << 32 | low) & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));
    }

    /// <summary>ln(1 + x) without the loss of digits near 0 (Kahan).</summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
