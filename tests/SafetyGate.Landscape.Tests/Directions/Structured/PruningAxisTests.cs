using SafetyGate.Inference.Checkpoints;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Directions.Structured;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions.Structured;

public sealed class PruningAxisTests
{
    [Theory]
    [InlineData(0.1, "F32")]
    [InlineData(0.5, "F32")]
    [InlineData(0.5, "BF16")]
    [InlineData(0.937, "F16")]
    [InlineData(1, "F32")]
    public void Exactly_the_smallest_magnitudes_are_zero_and_the_rest_keep_their_bits(double sparsity, string type)
    {
        using var model = new TinyModel(elementType: type);
        var axis = new PruningAxis(LinearWeights.Of(model.Decoder));
        foreach (string name in LinearWeights.Of(model.Decoder))
        {
            StoredTensor tensor = model.Checkpoint.Tensors[name];
            float[] weights = Offsets.Origin(tensor);
            float[] expected = [.. weights];
            int zeros = (int)Math.Round(sparsity * weights.Length, MidpointRounding.AwayFromZero);
            foreach (int i in Enumerable.Range(0, weights.Length).OrderBy(i => Math.Abs(weights[i])).ThenBy(i => i).Take(zeros))
                expected[i] = 0;

            Offsets.Applied(new Perturbation((axis, sparsity)), tensor).ShouldHaveTheBitsOf(expected, name);
            expected.Count(v => v == 0).ShouldBeGreaterThanOrEqualTo(zeros);
        }
    }

    [Fact]
    public void Of_equal_magnitudes_just_as_many_go_as_the_sparsity_says()
    {
        using var folder = new TemporaryFolder();
        float[] values = [.. Enumerable.Range(0, 40_000).Select(i => i % 3 == 0 ? -1f : i % 3 == 1 ? 1f : 2f)];
        SafetensorsWriter.Write(folder["model.safetensors"], [("w", "BF16", [200, 200], values)]);
        folder.Write("config.json", "{}");
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        var axis = new PruningAxis(new HashSet<string> { "w" });

        foreach (int zeros in new[] { 1, 17, 26_000, 30_000, 39_999 })
        {
            float[] pruned = Offsets.Applied(new Perturbation((axis, zeros / 40_000.0)), checkpoint.Tensors["w"]);
            pruned.Count(v => v == 0).ShouldBe(zeros);
        }
    }

    [Fact]
    public void Other_tensors_and_a_sparsity_of_less_than_one_weight_stay()
    {
        using var model = new TinyModel();
        var axis = new PruningAxis(LinearWeights.Of(model.Decoder));
        axis.OffsetFor(model.Checkpoint.Tensors["model.embed_tokens.weight"], 0.5).ShouldBeNull();
        axis.OffsetFor(model.Checkpoint.Tensors["model.norm.weight"], 0.5).ShouldBeNull();
        axis.OffsetFor(model.Checkpoint.Tensors["model.layers.0.mlp.up_proj.weight"], 1e-6).ShouldBeNull();
    }
}
