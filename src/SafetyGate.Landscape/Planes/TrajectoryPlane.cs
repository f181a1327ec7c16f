using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Directions.Structured;

namespace SafetyGate.Landscape.Planes;

/// <summary>
/// The path of training over the plane of base -> candidate, the first axis, and an orthogonal second one of the same
/// length: by default the direction in which the path strays farthest from the first, the principal component of what is
/// left of the checkpoints there. The base is (0, 0) and the candidate (1, 0).
/// </summary>
public static class TrajectoryPlane
{
    /// <summary>Below this share of the first axis's square there is nothing to take the component of.</summary>
    private const double Straight = 1e-12;

    /// <summary>Lays the plane and projects every checkpoint on it. Reads all of them once.</summary>
    /// <param name="path">The checkpoints.</param>
    /// <param name="random">The second axis where it is not to be the principal one, or where the path is straight.</param>
    /// <param name="principal">Whether to take the principal component where there is one.</param>
    /// <param name="cancellation">Stops between pieces of tensors.</param>
    /// <exception cref="SafetyGateException"><see cref="DirectionErrors.NoPlane"/>: the candidate has the base's weights.</exception>
    public static MarkedPlane Of(CheckpointPath path, IDirection random, bool principal, CancellationToken cancellation)
    {
        (Checkpoint origin, IReadOnlyList<Checkpoint> trained, IReadOnlyList<string> parameters) = path;
        IDirection[] steps = [.. trained.Select(checkpoint => new InterpolationDirection(checkpoint))];
        IDirection first = steps[^1];
        var across = new OrthogonalDirection(first, random);
        IDirection[] all = principal ? steps : [.. steps, across];
        double[,] products = GramMatrix.Of(parameters.Select(name => origin.Tensors[name]), all, cancellation);
        int last = steps.Length - 1;
        double unit = products[last, last];
        if (unit == 0)
        {
            throw new SafetyGateException(
                DirectionErrors.NoPlane,
                $"{trained[^1].Name} has the weights of {origin.Name}, so that no line joins them. Give the checkpoint that training ended with.");
        }

        double[] x = [.. steps.Select((_, k) => products[k, last] / unit)];
        IDirection second;
        double[] y;
        if (principal && Principal(products, x, unit) is { } found)
        {
            (second, y) = (Residual(steps, x, found.Weights), found.Coordinates);
        }
        else if (principal)
        {
            return Of(path, random, principal: false, cancellation);
        }
        else
        {
            int axis = steps.Length;
            second = across;
            y = [.. steps.Select((_, k) => products[k, axis] / products[axis, axis])];
        }

        double secondUnit = principal ? unit : products[steps.Length, steps.Length];
        IEnumerable<PlaneMark> marks = trained.Select((checkpoint, k) => new PlaneMark(
            checkpoint.Name, x[k], y[k], Math.Sqrt(Math.Max(0, (products[k, k] - (x[k] * x[k] * unit) - (y[k] * y[k] * secondUnit)) / unit)))
        {
            Way = steps[k],
        });
        return new MarkedPlane(new Plane(first, second), [new PlaneMark(origin.Name, 0), .. marks]);
    }

    /// <summary>From the products of the residuals r_k = d_k - x_k u: the top eigenvector a, so that sum of a_k r_k is the
    /// component, of squared length equal to the eigenvalue.</summary>
    private static (double[] Weights, double[] Coordinates)? Principal(double[,] products, double[] x, double unit)
    {
        int count = x.Length;
        var residual = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                residual[(i * count) + j] = products[i, j] - (x[i] * x[j] * unit);
        }

        SymmetricEigen eigen = SymmetricEigen.Of(residual, count);
        double largest = eigen.Values[^1];
        if (!(largest > Straight * unit))
            return null;
        double[] top = eigen.Vectors[^count..];
        // An eigenvector's sign is free: its largest element is to be positive.
        double sign = top.MaxBy(Math.Abs) < 0 ? -1 : 1;
        return (
            [.. top.Select(a => sign * a * Math.Sqrt(unit / largest))],
            [.. top.Select(a => sign * a * Math.Sqrt(largest / unit))]);
    }

    private static CombinationDirection Residual(IDirection[] steps, double[] x, double[] weights) => new(
        "principal residual",
        [.. steps.Select((step, k) => (step, k < steps.Length - 1
            ? weights[k]
            : weights[k] - x.Zip(weights, (place, weight) => place * weight).Sum()))]);
}
