using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions;

public sealed class PhiloxDirectionTests
{
    [Theory]
    [InlineData("F32")]
    [InlineData("BF16")]
    public void The_direction_of_each_tensor_is_as_long_as_the_tensor(string type)
    {
        using var model = new TinyModel(elementType: type, bias: true);
        var direction = new PhiloxDirection(9, 0);
        foreach (StoredTensor tensor in model.Checkpoint.Tensors.Values.Where(t => !t.Name.Contains("norm", StringComparison.Ordinal)))
            Norm(Offset(direction, tensor, 1)).ShouldBe(Norm(Origin(tensor)), 1e-5 * Norm(Origin(tensor)), tensor.Name);
    }

    [Fact]
    public void The_direction_is_the_stream_of_the_seed_the_index_and_the_name()
    {
        using var model = new TinyModel();
        foreach (StoredTensor tensor in model.Checkpoint.Tensors.Values.Where(t => !t.Name.Contains("norm", StringComparison.Ordinal)))
        {
            var noise = new float[tensor.Count];
            PhiloxNoise.Fill(PhiloxKey.Of(9, 4, tensor.Name), 0, noise);
            double scale = 0.2 * Norm(Origin(tensor)) / Norm(noise);
            float[] actual = Offset(new PhiloxDirection(9, 4), tensor, 0.2);
            for (int i = 0; i < noise.Length; i++)
                ((double)actual[i]).ShouldBe(noise[i] * scale, 1e-6 * Math.Abs(noise[i] * scale) + 1e-12);
        }
    }

    [Fact]
    public void Norm_tensors_are_not_touched()
    {
        using var model = new TinyModel();
        StoredTensor[] norms = [.. model.Checkpoint.Tensors.Values.Where(t => t.Name.Contains("norm", StringComparison.Ordinal))];
        norms.Length.ShouldBe(5);
        norms.ShouldAllBe(norm => new PhiloxDirection(9, 0).OffsetFor(norm, 0.5) == null);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Neither_sharding_nor_the_order_of_use_changes_a_direction(int shards)
    {
        using var whole = new TinyModel();
        using var sharded = new TinyModel(shards: shards);
        var forward = new PhiloxDirection(9, 1);
        var backward = new PhiloxDirection(9, 1);
        Dictionary<string, float[]> expected = whole.Checkpoint.Tensors.Values.ToDictionary(t => t.Name, t => Offset(forward, t, -0.3));

        foreach (StoredTensor tensor in sharded.Checkpoint.Tensors.Values.OrderByDescending(t => t.Name, StringComparer.Ordinal))
            Offset(backward, tensor, -0.3).ShouldHaveTheBitsOf(expected[tensor.Name], tensor.Name);
    }

    [Fact]
    public void Opposite_alphas_are_opposite_and_other_seeds_and_indexes_are_other_directions()
    {
        using var model = new TinyModel();
        StoredTensor tensor = model.Checkpoint.Tensors["model.embed_tokens.weight"];
        float[] one = Offset(new PhiloxDirection(9, 0), tensor, 0.25);
        Offset(new PhiloxDirection(9, 0), tensor, -0.25).ShouldHaveTheBitsOf(one.Select(v => -v).ToArray(), "opposite");
        foreach ((ulong seed, int index) in new[] { (10ul, 0), (9ul, 1), (9ul + (1ul << 40), 0) })
        {
            float[] other = Offset(new PhiloxDirection(seed, index), tensor, 0.25);
            double cosine = one.Zip(other, (a, b) => (double)a * b).Sum() / Norm(one) / Norm(other);
            cosine.ShouldBe(0, 5 / Math.Sqrt(one.Length)); // five standard errors
        }
    }

    private static float[] Offset(PhiloxDirection direction, StoredTensor tensor, double alpha)
    {
        var values = new float[tensor.Count];
        direction.OffsetFor(tensor, alpha)?.AddTo(0, values);
        return values;
    }

    private static float[] Origin(StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        return values;
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(v => (double)v * v));
}
