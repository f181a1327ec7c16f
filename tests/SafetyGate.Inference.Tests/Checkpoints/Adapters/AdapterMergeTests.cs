using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints.Adapters;

/// <summary>Merged weights against plain formulas in double.</summary>
public sealed class AdapterMergeTests
{
    [Theory]
    [InlineData(false, 1.5)]
    [InlineData(true, 2.1213203435596424)]
    public void A_linear_layer_becomes_W_plus_scaled_B_A(bool stabilised, double scale)
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2).Config["use_rslora"] = stabilised;
        using Checkpoint checkpoint = adapter.Open();

        ShouldBe(checkpoint, $"{TinyAdapter.Query}.weight", Changed(adapter, TinyAdapter.Query, 2, scale));
        Read(checkpoint, $"{TinyAdapter.Value}.weight").ShouldBe(adapter.BaseValues($"{TinyAdapter.Value}.weight"));
    }

    [Theory]
    [InlineData("v_proj")]
    [InlineData(TinyAdapter.Value)]
    [InlineData(@"model\.layers\.(0|7)\.self_attn\.v_proj")]
    [InlineData(".*v_proj")]
    [InlineData("^model.layers.[0-9]{1,2}.self_attn.v_proj$")]
    public void Patterns_set_rank_and_alpha_of_the_modules_that_they_match(string pattern)
    {
        using var adapter = new TinyAdapter();
        adapter.Config["rank_pattern"] = new System.Text.Json.Nodes.JsonObject { [pattern] = 3 };
        adapter.Config["alpha_pattern"] = new System.Text.Json.Nodes.JsonObject { ["proj_v"] = 9, [pattern] = 12, ["v_proj$"] = 1 };
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Adapt(TinyAdapter.Value, 3).Open();

        ShouldBe(checkpoint, $"{TinyAdapter.Query}.weight", Changed(adapter, TinyAdapter.Query, 2, 1.5));
        ShouldBe(checkpoint, $"{TinyAdapter.Value}.weight", Changed(adapter, TinyAdapter.Value, 3, 4));
    }

    [Fact]
    public void DoRA_gives_every_row_the_learned_length()
    {
        using var adapter = new TinyAdapter();
        adapter.Config["use_dora"] = true;
        adapter.Adapt(TinyAdapter.Query, 2).Add($"{TinyAdapter.Query}.lora_magnitude_vector", 5);
        using Checkpoint checkpoint = adapter.Open();

        double[] expected = Changed(adapter, TinyAdapter.Query, 2, 1.5);
        float[] magnitude = adapter.Values($"{TinyAdapter.Query}.lora_magnitude_vector");
        for (int row = 0; row < 5; row++)
        {
            Span<double> values = expected.AsSpan(row * 3, 3);
            double length = Math.Sqrt((values[0] * values[0]) + (values[1] * values[1]) + (values[2] * values[2]));
            foreach (ref double value in values)
                value *= magnitude[row] / length;
        }

        ShouldBe(checkpoint, $"{TinyAdapter.Query}.weight", expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_embedding_becomes_W_plus_the_transposed_product(bool dora)
    {
        using var adapter = new TinyAdapter();
        adapter.Config["use_dora"] = dora;
        adapter.Add($"{TinyAdapter.Table}.lora_embedding_A", 2, 6).Add($"{TinyAdapter.Table}.lora_embedding_B", 3, 2);
        if (dora)
            adapter.Add($"{TinyAdapter.Table}.lora_magnitude_vector", 3);
        using Checkpoint checkpoint = adapter.Open();

        float[] w = adapter.BaseValues($"{TinyAdapter.Table}.weight");
        float[] a = adapter.Values($"{TinyAdapter.Table}.lora_embedding_A");
        float[] b = adapter.Values($"{TinyAdapter.Table}.lora_embedding_B");
        var expected = new double[18];
        for (int token = 0; token < 6; token++)
        {
            for (int i = 0; i < 3; i++)
                expected[token * 3 + i] = w[token * 3 + i] + 1.5 * (((double)a[token] * b[i * 2]) + ((double)a[6 + token] * b[i * 2 + 1]));
        }

        if (dora)
        {
            for (int i = 0; i < 3; i++)
            {
                double length = Math.Sqrt(Enumerable.Range(0, 6).Sum(t => expected[t * 3 + i] * expected[t * 3 + i]));
                for (int token = 0; token < 6; token++)
                    expected[token * 3 + i] *= adapter.Values($"{TinyAdapter.Table}.lora_magnitude_vector")[i] / length;
            }
        }

        ShouldBe(checkpoint, $"{TinyAdapter.Table}.weight", expected);
    }

    [Fact]
    public void Modules_saved_whole_and_trained_biases_replace_the_base_s()
    {
        using var adapter = new TinyAdapter();
        adapter.Config["bias"] = "all";
        adapter.Config["modules_to_save"] = new System.Text.Json.Nodes.JsonArray("lm_head");
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Add("lm_head.weight", 6, 3)
            .Add($"{TinyAdapter.Query}.base_layer.bias", 5).Open();

        Read(checkpoint, "lm_head.weight").ShouldBe(adapter.Values("lm_head.weight"));
        Read(checkpoint, $"{TinyAdapter.Query}.bias").ShouldBe(adapter.Values($"{TinyAdapter.Query}.base_layer.bias"));
        checkpoint.Tensors["lm_head.weight"].Name.ShouldBe("lm_head.weight");
    }

    [Fact]
    public void An_adapted_embedding_lies_over_the_one_saved_beside_it()
    {
        using var adapter = new TinyAdapter();
        using Checkpoint checkpoint = adapter.Add($"{TinyAdapter.Table}.base_layer.weight", 6, 3)
            .Add($"{TinyAdapter.Table}.lora_embedding_A", 2, 6).Add($"{TinyAdapter.Table}.lora_embedding_B", 3, 2).Open();

        float[] saved = adapter.Values($"{TinyAdapter.Table}.base_layer.weight");
        float[] a = adapter.Values($"{TinyAdapter.Table}.lora_embedding_A");
        float[] b = adapter.Values($"{TinyAdapter.Table}.lora_embedding_B");
        Read(checkpoint, $"{TinyAdapter.Table}.weight")[4].ShouldBe(saved[4] + 1.5f * ((a[1] * b[2]) + (a[7] * b[3])), 1e-5f);
    }

    [Fact]
    public void The_merged_model_saved_in_float32_has_the_same_fingerprint_and_norms()
    {
        using var adapter = new TinyAdapter();
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Open();
        using var saved = new TemporaryFolder();
        saved.Write("config.json", File.ReadAllText(adapter.Base["config.json"]));
        SafetensorsWriter.Write(
            saved["model.safetensors"], checkpoint.Tensors.Values.Select(t => (t.Name, "F32", t.Shape.Dimensions.ToArray(), Read(checkpoint, t.Name))));
        using Checkpoint whole = Checkpoint.Open(saved.Path);
        using Checkpoint baseline = Checkpoint.Open(adapter.Base.Path);

        CancellationToken cancellation = TestContext.Current.CancellationToken;
        checkpoint.Fingerprint(cancellation).ShouldBe(whole.Fingerprint(cancellation));
        checkpoint.Fingerprint(cancellation).ShouldNotBe(baseline.Fingerprint(cancellation));
        foreach (StoredTensor tensor in whole.Tensors.Values)
            checkpoint.Tensors[tensor.Name].FrobeniusNorm.ShouldBe(tensor.FrobeniusNorm);
    }

    [Fact]
    public void Elements_have_the_same_bits_however_they_are_read()
    {
        using var adapter = new TinyAdapter();
        adapter.Config["use_dora"] = true;
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Add($"{TinyAdapter.Query}.lora_magnitude_vector", 5).Open();
        StoredTensor tensor = checkpoint.Tensors[$"{TinyAdapter.Query}.weight"];
        float[] whole = Read(checkpoint, tensor.Name);
        for (int start = 0; start < whole.Length; start++)
        {
            for (int count = 1; count <= whole.Length - start; count++)
            {
                var piece = new float[count];
                tensor.Read(start, piece);
                piece.ShouldHaveTheBitsOf(whole.AsSpan(start, count).ToArray(), $"{count} from {start}");
            }
        }
    }

    [Fact]
    public void A_base_in_half_precision_is_merged_in_float32_and_stays_comparable()
    {
        using var adapter = new TinyAdapter("BF16");
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Open();
        using Checkpoint baseline = Checkpoint.Open(adapter.Base.Path);

        ShouldBe(checkpoint, $"{TinyAdapter.Query}.weight", Changed(adapter, TinyAdapter.Query, 2, 1.5));
        checkpoint.Tensors[$"{TinyAdapter.Query}.weight"].ElementType.ShouldBe(ElementType.Float32);
        CheckpointComparison.RequireComparable(baseline, checkpoint);
    }

    [Fact]
    public void Merged_weights_have_no_stored_bytes_to_give()
    {
        using var adapter = new TinyAdapter();
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Open();
        StoredTensor tensor = checkpoint.Tensors[$"{TinyAdapter.Query}.weight"];
        tensor.IsStored.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => tensor.Bytes(0, 1).Length);
        Should.Throw<InvalidOperationException>(() => tensor.Address);
    }

    [Fact]
    public void Infinite_factors_are_found_as_infinite_weights()
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2);
        adapter.Tensors[1].Values[0] = float.PositiveInfinity;
        using Checkpoint checkpoint = adapter.Open();
        Should.Throw<Inference.Diagnostics.SafetyGateException>(() => checkpoint.RequireFinite(TestContext.Current.CancellationToken))
            .Code.ShouldBe(CheckpointErrors.NonFiniteWeights);
    }

    private static double[] Changed(TinyAdapter adapter, string module, int rank, double scale)
    {
        long[] shape = adapter.BaseShape($"{module}.weight");
        float[] w = adapter.BaseValues($"{module}.weight");
        float[] a = adapter.Values($"{module}.lora_A.weight");
        float[] b = adapter.Values($"{module}.lora_B.weight");
        var expected = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            (long row, long column) = Math.DivRem(i, shape[1]);
            expected[i] = w[i] + scale * Enumerable.Range(0, rank).Sum(k => (double)b[row * rank + k] * a[k * shape[1] + column]);
        }

        return expected;
    }

    private static void ShouldBe(Checkpoint checkpoint, string tensor, double[] expected) =>
        Read(checkpoint, tensor).Select(v => (double)v).ShouldBe(expected, 1e-5);

    private static float[] Read(Checkpoint checkpoint, string tensor)
    {
        var values = new float[checkpoint.Tensors[tensor].Count];
        checkpoint.Tensors[tensor].Read(0, values);
        return values;
    }
}
