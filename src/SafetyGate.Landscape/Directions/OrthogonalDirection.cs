using System.Collections.Concurrent;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// The second axis of a plane: a direction made orthogonal to the first axis, tensor by tensor (Gram-Schmidt), and then as
/// long as the tensor itself, s * (d2 - c * d1) with s = ||W||_F / ||d2 - c * d1||. Nothing is stored but c and s.
/// </summary>
/// <param name="first">The first axis. A tensor that it leaves alone only gets the length.</param>
/// <param name="second">What is made orthogonal. A tensor that it leaves alone stays, and so does one in which the two are
/// parallel, as they are where there is a single element.</param>
public sealed class OrthogonalDirection(IDirection first, IDirection second) : IDirection
{
    private const double Parallel = 1e-9;

    private readonly ConcurrentDictionary<StoredTensor, (double First, double Second)> _weights = new();

    public string Name => second.Name;

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        (double along, double across) = _weights.GetOrAdd(origin, Weights);
        if (across == 0 || second.OffsetFor(origin, alpha * across) is not { } offset)
            return null;
        return along != 0 && first.OffsetFor(origin, alpha * along) is { } correction
            ? new SumOffset([offset, correction])
            : offset;
    }

    /// <summary>What each of the two is multiplied by: (-s c, s).</summary>
    private (double First, double Second) Weights(StoredTensor origin)
    {
        double[,] products = GramMatrix.Of([origin], [first, second], CancellationToken.None);
        double c = products[0, 0] > 0 ? products[0, 1] / products[0, 0] : 0;
        double squared = products[1, 1] - (c * products[0, 1]);
        if (!(squared > Parallel * products[1, 1]))
            return (0, 0);
        double s = origin.FrobeniusNorm / Math.Sqrt(squared);
        return (-s * c, s);
    }
}
