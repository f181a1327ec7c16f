using System.Buffers;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>
/// DoRA (arXiv 2402.09353) as PEFT merges it: every row of the changed weight is brought to the length that the adapter
/// learned for it; the columns instead of the rows where the weight is an embedding. The present lengths are taken in
/// one pass at first use.
/// </summary>
internal sealed class MagnitudeMerge : ITensorMerge
{
    private readonly ITensorMerge _change;
    private readonly int _columns;
    private readonly bool _byColumn;
    private readonly Lazy<float[]> _factors;

    /// <param name="origin">The base's weight, <c>[rows, columns]</c>.</param>
    /// <param name="change">The low-rank change under the lengths.</param>
    /// <param name="magnitude"><c>[rows]</c>, or <c>[columns]</c> of an embedding.</param>
    /// <param name="byColumn">True for an embedding.</param>
    public MagnitudeMerge(StoredTensor origin, ITensorMerge change, StoredTensor magnitude, bool byColumn)
    {
        _change = change;
        _columns = (int)origin.Shape[1];
        _byColumn = byColumn;
        _factors = new Lazy<float[]>(() => Factors(origin, magnitude));
    }

    public void Apply(long start, Span<float> values)
    {
        _change.Apply(start, values);
        float[] factors = _factors.Value;
        for (int i = 0; i < values.Length; i++)
            values[i] *= factors[Line(start + i)];
    }

    private int Line(long element) => (int)(_byColumn ? element % _columns : element / _columns);

    private float[] Factors(StoredTensor origin, StoredTensor magnitude)
    {
        var squares = new double[magnitude.Count];
        float[] row = ArrayPool<float>.Shared.Rent(_columns);
        Span<float> values = row.AsSpan(0, _columns);
        for (long start = 0; start < origin.Count; start += _columns)
        {
            origin.Read(start, values);
            _change.Apply(start, values);
            for (int i = 0; i < values.Length; i++)
                squares[Line(start + i)] += (double)values[i] * values[i];
        }

        ArrayPool<float>.Shared.Return(row);
        var factors = new float[squares.Length];
        magnitude.Read(0, factors);
        for (int i = 0; i < factors.Length; i++)
            factors[i] /= (float)Math.Sqrt(squares[i]);
        return factors;
    }
}
