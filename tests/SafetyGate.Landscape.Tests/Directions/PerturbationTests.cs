using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions;

public sealed class PerturbationTests
{
    [Fact]
    public void At_alpha_zero_no_tensor_has_an_offset()
    {
        using var model = new TinyModel();
        var direction = new PhiloxDirection(1, 0);
        foreach (StoredTensor tensor in model.Checkpoint.Tensors.Values)
        {
            new Perturbation().OffsetFor(tensor).ShouldBeNull();
            new Perturbation((direction, 0.0)).OffsetFor(tensor).ShouldBeNull();
            new Perturbation((direction, -0.0), (direction, 0.0)).OffsetFor(tensor).ShouldBeNull();
        }
    }

    [Fact]
    public void The_axes_of_a_plane_are_added_in_order_and_one_at_zero_is_left_out()
    {
        using var model = new TinyModel();
        StoredTensor tensor = model.Checkpoint.Tensors["model.embed_tokens.weight"];
        PhiloxDirection first = new(1, 0), second = new(1, 1);
        var expected = new float[tensor.Count];
        first.OffsetFor(tensor, 0.2)!.AddTo(0, expected);
        Values(new Perturbation((first, 0.2), (second, 0)), tensor).ShouldHaveTheBitsOf(expected, "second axis at 0");

        second.OffsetFor(tensor, -0.1)!.AddTo(0, expected);
        Values(new Perturbation((first, 0.2), (second, -0.1)), tensor).ShouldHaveTheBitsOf(expected, "both");
    }

    private static float[] Values(Perturbation perturbation, StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        TensorOffset offset = perturbation.OffsetFor(tensor).ShouldNotBeNull();
        offset.AddTo(0, values);
        return values;
    }
}
