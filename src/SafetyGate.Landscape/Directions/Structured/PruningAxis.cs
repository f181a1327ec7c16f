using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// Unstructured magnitude pruning of the linear weights: the strength is the sparsity, and that share of each matrix, its
/// smallest magnitudes, is exactly zero. Of equal magnitudes those that stand first go first.
/// </summary>
/// <param name="weights">Names of the matrices; see <see cref="LinearWeights"/>.</param>
public sealed class PruningAxis(IReadOnlySet<string> weights) : IAxis
{
    public string Name => "sparsity";

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        long zeros = Strength.Of(Strength.Require(Name, alpha), origin.Count);
        return weights.Contains(origin.Name) && zeros > 0 ? new PruningOffset(origin, zeros) : null;
    }
}
