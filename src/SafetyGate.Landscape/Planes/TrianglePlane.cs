using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Directions;

namespace SafetyGate.Landscape.Planes;

/// <summary>
/// The plane through three checkpoints a, b and c. Its axes are orthogonal over all weights together and equally long, with
/// |b - a| as their unit: a is (0, 0), b is (1, 0), and c stands above the first axis.
/// </summary>
public static class TrianglePlane
{
    private const double Flat = 1e-6;

    /// <summary>Lays the plane. Reads all three checkpoints once.</summary>
    /// <param name="a">The origin.</param>
    /// <param name="b">Tensor for tensor like a.</param>
    /// <param name="c">Likewise.</param>
    /// <param name="parameters">The tensors that count.</param>
    /// <param name="cancellation">Stops between pieces of tensors.</param>
    /// <exception cref="SafetyGateException"><see cref="DirectionErrors.NoPlane"/> where the three lie on one line.</exception>
    public static MarkedPlane Through(
        Checkpoint a, Checkpoint b, Checkpoint c, IReadOnlyList<string> parameters, CancellationToken cancellation)
    {
        var toB = new InterpolationDirection(b);
        var toC = new InterpolationDirection(c);
        double[,] products = GramMatrix.Of(parameters.Select(name => a.Tensors[name]), [toB, toC], cancellation);
        double unit = products[0, 0];
        if (unit == 0)
            throw NoPlane($"{b.Name} has the weights of {a.Name}");
        double x = products[0, 1] / unit;
        double y = Math.Sqrt(Math.Max(0, (products[1, 1] / unit) - (x * x)));
        if (!(y > Flat * Math.Max(1, Math.Abs(x))))
            throw NoPlane($"{c.Name} lies on the line through {a.Name} and {b.Name}");

        var up = new CombinationDirection("across, to third", (toC, 1 / y), (toB, -x / y));
        return new MarkedPlane(
            new Plane(new CombinationDirection("first to second", (toB, 1)), up),
            [new PlaneMark(a.Name, 0), new PlaneMark(b.Name, 1) { Way = toB }, new PlaneMark(c.Name, x, y) { Way = toC }]);
    }

    private static SafetyGateException NoPlane(string why) => new(
        DirectionErrors.NoPlane, $"There is no plane through the three checkpoints: {why}. Give three that differ.");
}
