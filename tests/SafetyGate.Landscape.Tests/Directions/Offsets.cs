using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;

namespace SafetyGate.Landscape.Tests.Directions;

/// <summary>Axes as plain arrays.</summary>
internal static class Offsets
{
    /// <summary>What an axis adds to zeros; all zeros where it leaves the tensor alone.</summary>
    public static double[] Of(IAxis axis, StoredTensor tensor, double alpha = 1)
    {
        var values = new float[tensor.Count];
        axis.OffsetFor(tensor, alpha)?.AddTo(0, values);
        return [.. values.Select(v => (double)v)];
    }

    public static float[] Origin(StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        return values;
    }

    /// <summary>The perturbed weights as an engine writes them, in uneven pieces.</summary>
    public static float[] Applied(IPerturbation perturbation, StoredTensor tensor)
    {
        float[] values = Origin(tensor);
        if (perturbation.OffsetFor(tensor) is not { } offset)
            return values;
        for (int start = 0, piece = 1; start < values.Length; start += piece, piece = (piece * 3) % 101)
            offset.AddTo(start, values.AsSpan(start, Math.Min(piece, values.Length - start)));
        return values;
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    public static double Norm(double[] a) => Math.Sqrt(Dot(a, a));
}
