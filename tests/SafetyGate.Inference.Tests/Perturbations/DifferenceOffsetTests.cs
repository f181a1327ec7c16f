using SafetyGate.Inference.Perturbations;
using SafetyGate.Inference.Tests.Compute;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Perturbations;

public sealed class DifferenceOffsetTests
{
    [Fact]
    public void A_step_between_two_tensors_is_the_same_in_any_pieces()
    {
        using var file = new TensorFile(new Random(2), ("origin", 30, 41), ("other", 30, 41));
        var origin = new float[30 * 41];
        var other = new float[30 * 41];
        file["origin"].Read(0, origin);
        file["other"].Read(0, other);
        var offset = new DifferenceOffset(file["origin"], file["other"], 0.35f);
        float[] expected = [.. origin.Select((value, i) => (other[i] - value) * 0.35f + value)];

        for (int piece = 1; piece < 2000; piece = 3 * piece + 2)
        {
            float[] values = [.. origin];
            for (int start = 0; start < values.Length; start += piece)
                offset.AddTo(start, values.AsSpan(start, Math.Min(piece, values.Length - start)));
            values.ShouldHaveTheBitsOf(expected, $"pieces of {piece}");
        }
    }
}
