using System.Globalization;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// Round-to-nearest quantisation of the linear weights, symmetric, scaled by the largest magnitude of each group of a row
/// (absmax): strength t moves W to W + t (Q(W) - W), and 1 is the quantised model exactly.
/// </summary>
public sealed class QuantizationAxis : IAxis
{
    private readonly IReadOnlySet<string> _weights;
    private readonly int _levels;
    private readonly int _groupSize;

    /// <param name="bits">2 to 8; 8 has the levels -127 to 127, 4 has -7 to 7.</param>
    /// <param name="groupSize">Elements of a row that share a scale; 0 for whole rows. The last group of a row may be shorter.</param>
    /// <param name="weights">Names of the matrices; see <see cref="LinearWeights"/>.</param>
    public QuantizationAxis(int bits, int groupSize, IReadOnlySet<string> weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 8);
        ArgumentOutOfRangeException.ThrowIfNegative(groupSize);
        _weights = weights;
        _levels = (1 << (bits - 1)) - 1;
        _groupSize = groupSize;
        Name = groupSize == 0
            ? string.Create(CultureInfo.InvariantCulture, $"int{bits} by row")
            : string.Create(CultureInfo.InvariantCulture, $"int{bits} by {groupSize}");
    }

    public string Name { get; }

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        Strength.Require(Name, alpha);
        return _weights.Contains(origin.Name) && origin.Count > 0
            ? new QuantizationOffset(origin, _levels, _groupSize, (float)alpha)
            : null;
    }
}
