using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions;

public sealed class OrthogonalDirectionTests
{
    [Theory]
    [InlineData("philox")]
    [InlineData("torch")]
    [InlineData("interpolation")]
    public void The_second_axis_is_orthogonal_to_the_first_and_as_long_as_each_tensor(string kind)
    {
        using var model = new TinyModel(bias: true);
        using var other = new TinyModel(bias: true, seed: 2);
        var torch = new TorchDirection("first", 5, StateEntry.Of(model.Decoder));
        (IDirection first, IDirection drawn) = kind switch
        {
            "philox" => ((IDirection)new PhiloxDirection(3, 0), (IDirection)new PhiloxDirection(3, 1)),
            "torch" => (torch, torch.Next("second")),
            _ => (new InterpolationDirection(other.Checkpoint), new PhiloxDirection(3, 1)),
        };
        var second = new OrthogonalDirection(first, drawn);
        double largestDrawn = 0;
        foreach (StoredTensor tensor in Weights(model))
        {
            double[] d1 = Offsets.Of(first, tensor), d2 = Offsets.Of(second, tensor), raw = Offsets.Of(drawn, tensor);
            largestDrawn = Math.Max(largestDrawn, Math.Abs(Cosine(d1, raw)));
            Math.Abs(Cosine(d1, d2)).ShouldBeLessThan(1e-6, tensor.Name);
            Offsets.Norm(d2).ShouldBe(tensor.FrobeniusNorm, 1e-6 * tensor.FrobeniusNorm, tensor.Name);
            // It stays in the plane of the two: what it has beside both is nothing.
            Residual(d2, d1, raw).ShouldBeLessThan(1e-6 * tensor.FrobeniusNorm, tensor.Name);
        }

        largestDrawn.ShouldBeGreaterThan(1e-3, "the drawn direction must need the correction");
    }

    [Fact]
    public void It_is_linear_in_alpha_and_leaves_norm_tensors_alone()
    {
        using var model = new TinyModel();
        var second = new OrthogonalDirection(new PhiloxDirection(3, 0), new PhiloxDirection(3, 1));
        StoredTensor tensor = model.Checkpoint.Tensors["model.embed_tokens.weight"];
        double[] whole = Offsets.Of(second, tensor), part = Offsets.Of(second, tensor, -0.25);
        for (int i = 0; i < whole.Length; i++)
            part[i].ShouldBe(-0.25 * whole[i], 1e-6);
        second.OffsetFor(model.Checkpoint.Tensors["model.norm.weight"], 1).ShouldBeNull();
    }

    [Fact]
    public void Where_the_first_axis_does_nothing_the_second_is_as_drawn()
    {
        using var model = new TinyModel();
        using var same = new TinyModel();
        var drawn = new PhiloxDirection(3, 1);
        var second = new OrthogonalDirection(new InterpolationDirection(same.Checkpoint), drawn);
        StoredTensor tensor = model.Checkpoint.Tensors["model.embed_tokens.weight"];
        double[] expected = Offsets.Of(drawn, tensor), actual = Offsets.Of(second, tensor);
        for (int i = 0; i < expected.Length; i++)
            actual[i].ShouldBe(expected[i], 1e-6);
    }

    [Fact]
    public void A_direction_that_is_parallel_to_the_first_axis_has_nothing_left()
    {
        using var model = new TinyModel();
        var first = new PhiloxDirection(3, 0);
        var second = new OrthogonalDirection(first, new CombinationDirection("twice", (first, 2)));
        Weights(model).ShouldAllBe(tensor => second.OffsetFor(tensor, 1) == null);
    }

    private static StoredTensor[] Weights(TinyModel model) =>
        [.. model.Checkpoint.Tensors.Values.Where(t => !t.Name.Contains("norm", StringComparison.Ordinal))];

    private static double Cosine(double[] a, double[] b) => Offsets.Dot(a, b) / (Offsets.Norm(a) * Offsets.Norm(b));

    private static double Residual(double[] vector, double[] first, double[] second)
    {
        double c = Offsets.Dot(first, second) / Offsets.Dot(first, first);
        double[] across = [.. second.Zip(first, (s, f) => s - (c * f))];
        double along = Offsets.Dot(vector, across) / Offsets.Dot(across, across);
        return Offsets.Norm([.. vector.Zip(across, (v, a) => v - (along * a))]);
    }
}
