using SafetyGate.Inference.Perturbations;
using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Weights;

/// <summary>
/// The numbers of <see cref="PhiloxNoise"/> made on the device, by operations on 64-bit integers. Equal to the host's within
/// 4e-6: the logarithm and the trigonometric functions are the device's own.
/// </summary>
internal sealed class DeviceNoise(Device device, Scalars scalars) : IDisposable
{
    /// <summary>Counters of a group of 64 elements; each gives four numbers.</summary>
    private const int Lanes = PhiloxNoise.Group / 4;
    private const int Rounds = 10;
    private const long Low32 = 0xFFFFFFFF;
    private readonly Dictionary<long, Tensor> _constants = [];

    /// <summary>Elements start, start + 1, ... of the stream, [count] float32, in the scope that is open.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="start">A multiple of <see cref="PhiloxNoise.Group"/>.</param>
    /// <param name="count">At least 1.</param>
    public Tensor Make(PhiloxKey key, long start, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(start % PhiloxNoise.Group, 0, nameof(start));
        using DisposeScope scope = NewDisposeScope();
        long groups = (count + PhiloxNoise.Group - 1) / PhiloxNoise.Group;
        (Tensor x0, Tensor x1, Tensor x2, Tensor x3) = Philox(key, start / PhiloxNoise.Group * Lanes, groups * Lanes);
        (Tensor cosine0, Tensor sine0) = BoxMuller(x0, x1);
        (Tensor cosine1, Tensor sine1) = BoxMuller(x2, x3);
        Tensor[] numbers = [.. new[] { cosine0, sine0, cosine1, sine1 }.Select(x => x.view(groups, Lanes))];
        return stack(numbers, 1).view(-1).narrow(0, 0, count).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (Tensor constant in _constants.Values)
            constant.Dispose();
        _constants.Clear();
    }

    /// <summary>
    /// Philox4x32-10 on 32-bit words in 64-bit integers. Bits above a word come and go: they are cut off before a word is
    /// multiplied, and at the end. A product that wraps around has the right bits all the same.
    /// </summary>
    private (Tensor X0, Tensor X1, Tensor X2, Tensor X3) Philox(PhiloxKey key, long first, long count)
    {
        Tensor x0 = Counters(first, count);
        Tensor x1 = x0.bitwise_right_shift(Constant(32));
        Tensor x2 = Filled(x0, key.Stream);
        Tensor x3 = zeros_like(x0);
        x0.bitwise_and_(Constant(Low32));
        (uint k0, uint k1) = (key.Low, key.High);
        for (int round = 0; round < Rounds; round++)
        {
            Tensor product0 = x0.mul_(scalars.Of(0xD2511F53L));
            Tensor product1 = x2.mul_(scalars.Of(0xCD9E8D57L));
            x0 = Mix(product1, x1, k0);
            x2 = Mix(product0, x3, k1);
            x1.Dispose();
            x3.Dispose();
            (x1, x3) = (product1, product0);
            k0 = unchecked(k0 + 0x9E3779B9);
            k1 = unchecked(k1 + 0xBB67AE85);
        }

        x1.bitwise_and_(Constant(Low32));
        x3.bitwise_and_(Constant(Low32));
        return (x0, x1, x2, x3);
    }

    /// <summary>high(product) ^ x ^ key</summary>
    private Tensor Mix(Tensor product, Tensor x, uint key)
    {
        using Tensor word = tensor((long)key);
        return product.bitwise_right_shift(Constant(32)).bitwise_xor_(x).bitwise_xor_(word).bitwise_and_(Constant(Low32));
    }

    /// <summary>(r cos t, r sin t) with r = sqrt(-2 ln u1), t = 2 pi u2, u1 in (0, 1], u2 in [0, 1), both of 24 bits.</summary>
    private (Tensor Cosine, Tensor Sine) BoxMuller(Tensor a, Tensor b)
    {
        Tensor radius = Upper24(a).add_(scalars.Of(1L)).to_type(ScalarType.Float32)
            .mul_(scalars.Of(1f / (1 << 24))).log_().mul_(scalars.Of(-2f)).sqrt_();
        Tensor angle = Upper24(b).to_type(ScalarType.Float32).mul_(scalars.Of((float)(2 * Math.PI / (1 << 24))));
        return (angle.cos().mul_(radius), angle.sin().mul_(radius));
    }

    private Tensor Upper24(Tensor x) => x.bitwise_right_shift_(Constant(8));

    private Tensor Counters(long first, long count)
    {
        using Scalar start = first.ToScalar();
        using Scalar end = (first + count).ToScalar();
        return arange(start, end, ScalarType.Int64, device);
    }

    private static Tensor Filled(Tensor x, uint value)
    {
        using Scalar number = ((long)value).ToScalar();
        return torch.full_like(x, number);
    }

    /// <summary>A number without dimensions in the host's memory, which operations on any device take.</summary>
    private Tensor Constant(long value)
    {
        if (!_constants.TryGetValue(value, out Tensor? constant))
            _constants[value] = constant = tensor(value).DetachFromDisposeScope();
        return constant;
    }
}
