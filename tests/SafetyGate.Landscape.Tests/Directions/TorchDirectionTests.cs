using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions;

/// <summary>What the released code does beyond one tensor: order, skipped norms, tied heads, the second axis.</summary>
public sealed class TorchDirectionTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Tensors_draw_in_state_order_norms_too_and_a_tied_head_moves_the_table_twice(bool tied, bool bias)
    {
        using var model = new TinyModel(tied, bias);
        IReadOnlyList<StateEntry> state = StateEntry.Of(model.Decoder);
        var generator = new TorchNormal(77);
        var first = new TorchDirection("first", 77, state);
        foreach (TorchDirection direction in new[] { first, first.Next("second") })
        {
            var expected = model.Checkpoint.Tensors.Values.ToDictionary(t => t.Name, Origin);
            foreach (StateEntry entry in state)
            {
                StoredTensor tensor = model.Checkpoint.Tensors[entry.Parameter.Name];
                var drawn = new float[tensor.Count];
                generator.Fill(drawn);
                float norm = TorchNorm.Of(drawn), scale = TorchNorm.Of(Origin(tensor));
                if (entry.Name.Contains("norm", StringComparison.Ordinal))
                    continue;
                for (int i = 0; i < drawn.Length; i++)
                    expected[tensor.Name][i] = MathF.FusedMultiplyAdd(drawn[i] / norm * scale, 0.15f, expected[tensor.Name][i]);
            }

            foreach (StoredTensor tensor in model.Checkpoint.Tensors.Values.Reverse()) // any order of use
            {
                float[] values = Origin(tensor);
                direction.OffsetFor(tensor, 0.15)?.AddTo(0, values);
                values.ShouldHaveTheBitsOf(expected[tensor.Name], $"{direction.Name}, {tensor.Name}");
            }
        }
    }

    [Fact]
    public void An_interpolation_ends_at_the_other_checkpoint()
    {
        using var origin = new TinyModel(seed: 1);
        using var other = new TinyModel(seed: 2);
        var direction = new InterpolationDirection(other.Checkpoint);
        foreach (StoredTensor tensor in origin.Checkpoint.Tensors.Values)
        {
            float[] from = Origin(tensor), to = Origin(other.Checkpoint.Tensors[tensor.Name]);
            float[] end = [.. from], middle = [.. from];
            direction.OffsetFor(tensor, 1).AddTo(0, end);
            direction.OffsetFor(tensor, 0.5).AddTo(0, middle);
            for (int i = 0; i < from.Length; i++)
            {
                end[i].ShouldBe(to[i], 2e-7f, $"{tensor.Name}[{i}]");
                middle[i].ShouldBe((from[i] + to[i]) / 2, 2e-7f, $"{tensor.Name}[{i}]");
            }
        }
    }

    private static float[] Origin(StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        return values;
    }
}
