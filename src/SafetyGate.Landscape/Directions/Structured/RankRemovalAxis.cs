using System.Collections.Concurrent;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// Low-rank approximation of the linear weights: the strength is the share of each matrix's smallest singular values that is
/// set to 0. The singular vectors of a matrix are found once and kept in float32.
/// </summary>
/// <remarks>
/// With n the smaller side, finding them takes about 10 n^3 operations on one core (1.4 seconds at n = 1024) and keeping them
/// 4 n^2 bytes; each strength then costs a product with as many vectors as it removes or keeps. The error of the removed part
/// is near 1e-8 of the matrix's norm, because the vectors come from the Gram matrix.
/// </remarks>
/// <param name="weights">Names of the matrices; see <see cref="LinearWeights"/>.</param>
public sealed class RankRemovalAxis(IReadOnlySet<string> weights) : IAxis
{
    /// <summary>The largest smaller side of a matrix.</summary>
    public const int LargestSide = 2048;

    /// <summary>The most elements of a matrix.</summary>
    public const int MostElements = 1 << 25;

    private readonly ConcurrentDictionary<StoredTensor, Lazy<SingularVectors>> _vectors = new();

    public string Name => "removed rank";

    /// <exception cref="SafetyGateException"><see cref="DirectionErrors.MatrixTooLarge"/>.</exception>
    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        Strength.Require(Name, alpha);
        if (!weights.Contains(origin.Name))
            return null;
        RequireSize(origin);
        int removed = (int)Strength.Of(alpha, Math.Min(origin.Shape[0], origin.Shape[1]));
        if (removed == 0)
            return null;
        SingularVectors Vectors() => _vectors.GetOrAdd(origin, tensor => new(() => SingularVectors.Of(tensor))).Value;
        return new DenseOffset(() => Vectors().Removal(origin, removed), 1);
    }

    /// <summary>Refuses a matrix that is too large; known from its shape, before anything long begins.</summary>
    /// <exception cref="SafetyGateException"><see cref="DirectionErrors.MatrixTooLarge"/>.</exception>
    public static void RequireSize(StoredTensor matrix)
    {
        if (Math.Min(matrix.Shape[0], matrix.Shape[1]) > LargestSide || matrix.Count > MostElements)
        {
            throw new SafetyGateException(
                DirectionErrors.MatrixTooLarge,
                $"Rank removal needs the singular vectors of {matrix.Name} {matrix.Shape}, and of matrices whose smaller side is "
                + $"above {LargestSide} or that have more than {MostElements >> 20} Mi elements they are not computed: it would take hours. Draw "
                + "prune or quantize-int4 for this model instead.");
        }
    }
}
