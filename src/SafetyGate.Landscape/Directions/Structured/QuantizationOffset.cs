using System.Buffers;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// strength * (Q(W) - W). The scales of a tensor are found at first use. A weight and its rounding lie within a factor of
/// two of each other, so their difference is exact in float32 and at strength 1 the sum is Q(W) to the bit.
/// </summary>
internal sealed class QuantizationOffset : TensorOffset
{
    private readonly StoredTensor _origin;
    private readonly int _levels;
    private readonly float _strength;
    private readonly int _columns;
    private readonly int _groupSize;
    private readonly int _groupsPerRow;
    private readonly Lazy<float[]> _scales;

    public QuantizationOffset(StoredTensor origin, int levels, int groupSize, float strength)
    {
        _origin = origin;
        _levels = levels;
        _strength = strength;
        _columns = checked((int)origin.Shape[origin.Shape.Rank - 1]);
        _groupSize = groupSize == 0 ? _columns : Math.Min(groupSize, _columns);
        _groupsPerRow = (_columns + _groupSize - 1) / _groupSize;
        _scales = new Lazy<float[]>(Scales);
    }

    public override void AddTo(long start, Span<float> values)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(values.Length);
        Span<float> weights = rented.AsSpan(0, values.Length);
        _origin.Read(start, weights);
        for (int done = 0; done < values.Length;)
        {
            (long group, int count) = GroupAt(start + done, values.Length - done);
            float scale = _scales.Value[group];
            for (int i = done; i < done + count; i++)
                values[i] += _strength * (Round(weights[i], scale) - weights[i]);
            done += count;
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private float Round(float weight, float scale) =>
        scale > 0 ? Math.Clamp(MathF.Round(weight / scale), -_levels, _levels) * scale : 0;

    /// <summary>The group of an element, and how many elements from there on belong to it.</summary>
    private (long Group, int Count) GroupAt(long element, int most)
    {
        (long row, long column) = Math.DivRem(element, _columns);
        long inRow = column / _groupSize;
        long end = Math.Min((inRow + 1) * _groupSize, _columns);
        return ((row * _groupsPerRow) + inRow, (int)Math.Min(end - column, most));
    }

    private float[] Scales()
    {
        long rows = _origin.Count / _columns;
        var scales = new float[checked(rows * _groupsPerRow)];
        var weights = new float[_columns];
        for (long row = 0; row < rows; row++)
        {
            _origin.Read(row * _columns, weights);
            for (int group = 0; group < _groupsPerRow; group++)
            {
                int first = group * _groupSize;
                float largest = 0;
                foreach (float weight in weights.AsSpan(first, Math.Min(_groupSize, _columns - first)))
                    largest = Math.Max(largest, Math.Abs(weight));
                scales[(row * _groupsPerRow) + group] = largest / _levels;
            }
        }

        return scales;
    }
}
