using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Directions.Structured;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions.Structured;

public sealed class QuantizationAxisTests
{
    [Theory]
    [InlineData(8, 0, "F32")]
    [InlineData(8, 32, "BF16")]
    [InlineData(4, 0, "BF16")]
    [InlineData(4, 7, "F32")]
    [InlineData(4, 32, "F16")]
    [InlineData(4, 128, "F32")]
    public void Strength_one_is_the_quantised_model_to_the_bit(int bits, int group, string type)
    {
        using var model = new TinyModel(elementType: type);
        var axis = new QuantizationAxis(bits, group, LinearWeights.Of(model.Decoder));
        foreach (StoredTensor tensor in Linear(model))
        {
            float[] actual = Offsets.Applied(new Perturbation((axis, 1)), tensor);
            actual.ShouldHaveTheBitsOf(Quantized(tensor, bits, group), tensor.Name);
            actual.ShouldNotBe(Offsets.Origin(tensor));
        }
    }

    [Fact]
    public void Between_the_ends_the_weights_move_in_proportion()
    {
        using var model = new TinyModel();
        var axis = new QuantizationAxis(4, 32, LinearWeights.Of(model.Decoder));
        foreach (StoredTensor tensor in Linear(model))
        {
            float[] origin = Offsets.Origin(tensor), end = Quantized(tensor, 4, 32);
            float[] actual = Offsets.Applied(new Perturbation((axis, 0.3)), tensor);
            for (int i = 0; i < origin.Length; i++)
                actual[i].ShouldBe(origin[i] + (0.3f * (end[i] - origin[i])), 1e-6f);
        }
    }

    [Fact]
    public void A_group_has_no_more_levels_than_the_bits_allow()
    {
        using var model = new TinyModel();
        var axis = new QuantizationAxis(4, 0, LinearWeights.Of(model.Decoder));
        foreach (StoredTensor tensor in Linear(model))
        {
            int columns = (int)tensor.Shape[1];
            float[] values = Offsets.Applied(new Perturbation((axis, 1)), tensor);
            for (int row = 0; row < tensor.Shape[0]; row++)
            {
                float[] distinct = [.. values.AsSpan(row * columns, columns).ToArray().Select(Math.Abs).Distinct()];
                distinct.Length.ShouldBeLessThanOrEqualTo(8, "0 and seven magnitudes");
            }
        }
    }

    [Fact]
    public void Embedding_head_norms_and_strength_zero_stay_to_the_bit()
    {
        using var model = new TinyModel(bias: true);
        var axis = new QuantizationAxis(4, 0, LinearWeights.Of(model.Decoder));
        string[] moved = [.. model.Checkpoint.Tensors.Values.Where(t => axis.OffsetFor(t, 1) is not null).Select(t => t.Name)];
        moved.Length.ShouldBe(14, "seven matrices in each of two layers");
        moved.ShouldAllBe(name => name.EndsWith("_proj.weight", StringComparison.Ordinal));
        var origin = new Perturbation((axis, 0.0));
        model.Checkpoint.Tensors.Values.ShouldAllBe(t => origin.OffsetFor(t) == null);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_strength_outside_of_0_to_1_is_refused(double strength)
    {
        using var model = new TinyModel();
        var axis = new QuantizationAxis(8, 0, LinearWeights.Of(model.Decoder));
        Should.Throw<SafetyGateException>(() => axis.OffsetFor(Linear(model)[0], strength)).Code.ShouldBe(DirectionErrors.InvalidStrength);
    }

    [Fact]
    public void A_row_of_zeros_stays_zero()
    {
        using var folder = new TemporaryFolder();
        float[] values = [0, -0f, 0, 0, 1e-44f, 2e-45f, 0, -1e-44f];
        SafetensorsWriter.Write(folder["model.safetensors"], [("w_proj.weight", "F32", [2, 4], values)]);
        folder.Write("config.json", "{}");
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        var axis = new QuantizationAxis(8, 0, new HashSet<string> { "w_proj.weight" });
        Offsets.Applied(new Perturbation((axis, 1)), checkpoint.Tensors["w_proj.weight"]).ShouldAllBe(v => Math.Abs(v) <= 1e-44f);
    }

    private static StoredTensor[] Linear(TinyModel model) =>
        [.. LinearWeights.Of(model.Decoder).Order(StringComparer.Ordinal).Select(name => model.Checkpoint.Tensors[name])];

    /// <summary>The plain twin: element by element, from the definition.</summary>
    private static float[] Quantized(StoredTensor tensor, int bits, int group)
    {
        float[] weights = Offsets.Origin(tensor);
        int columns = (int)tensor.Shape[1];
        int size = group == 0 ? columns : group;
        float levels = bits == 8 ? 127 : 7;
        var result = new float[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            int row = i / columns, from = i % columns / size * size;
            float largest = Enumerable.Range(from, Math.Min(size, columns - from)).Max(c => Math.Abs(weights[(row * columns) + c]));
            float scale = largest / levels;
            result[i] = (int)MathF.Round(weights[i] / scale, MidpointRounding.ToEven) * scale; // an integer has no -0
        }

        return result;
    }
}
