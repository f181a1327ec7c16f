using TorchSharp;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>Numbers that libtorch holds. An implicit conversion makes one that nobody disposes, so each is made once.</summary>
internal sealed class Scalars : IDisposable
{
    private readonly Dictionary<float, Scalar> _floats = [];
    private readonly Dictionary<long, Scalar> _integers = [];

    public Scalar Of(float value)
    {
        if (!_floats.TryGetValue(value, out Scalar? scalar))
            _floats[value] = scalar = value.ToScalar();
        return scalar;
    }

    public Scalar Of(long value)
    {
        if (!_integers.TryGetValue(value, out Scalar? scalar))
            _integers[value] = scalar = value.ToScalar();
        return scalar;
    }

    public void Dispose()
    {
        foreach (Scalar scalar in _floats.Values.Concat(_integers.Values))
            scalar.Dispose();
        _floats.Clear();
        _integers.Clear();
    }
}
