using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        Span<uint> words = MemoryMarshal.Cast<float, uint>(values);
        _generator.Fill(words);
        Span<Vector256<uint>> blocks = MemoryMarshal.Cast<uint, Vector256<uint>>(words);
        Span<Vector256<float>> numbers = MemoryMarshal.Cast<float, Vector256<float>>(values);
        for (int i = 0; i < blocks.Length; i++)
            numbers[i] = Vector256.ConvertToSingle((blocks[i] & Vector256.Create(0xFFFFFFu)).AsInt32()) * (1f / (1 << 24));
        for (int i = blocks.Length * Vector256<uint>.Count; i < words.Length; i++)
            values[i] = (words[i] & 0xFFFFFF) * (1f / (1 << 24));
    }

    /// <summary>Eight pairs: radii from the first half, angles from the second.</summary>
    private static void Transform(Span<float> block)
    {
        Vector256<float> radius = Vector256.Sqrt(CephesMath.Log(Vector256<float>.One - Vector256.Create<float>(block)) * -2f);
        (Vector256<float> sine, Vector256<float> cosine) =
            CephesMath.SineCosine(Vector256.Create<float>(block[(Width / 2)..]) * (2 * MathF.PI));
        (radius * cosine).CopyTo(block);
        (radius * sine).CopyTo(block[(Width / 2)..]);
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
