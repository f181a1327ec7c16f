using System.Text.Json;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>Frequencies against values computed apart from the product, from the formulas of the reference in doubles.</summary>
public sealed class RotaryConfigTests
{
    [Theory]
    [InlineData(32, """{"rope_scaling": {"rope_type": "linear", "factor": 4}}""", 1, new[] { 0.25f, 0.025f, 0.0025f, 0.00025f })]
    [InlineData(32, """{"rope_theta": 16, "rope_scaling": {"type": "default"}}""", 1, new[] { 1, 0.5f, 0.25f, 0.125f })]
    [InlineData(32768, """{"rope_scaling": {"rope_type": "yarn", "factor": 4}}""", 1.138629f,
        new[] { 1, 0.3162278f, 0.1f, 0.03162278f, 0.01f, 0.002569351f, 0.000625f, 0.0001383496f })]
    [InlineData(64, """{"rope_scaling": {"rope_type": "yarn", "factor": 8, "beta_fast": 4, "beta_slow": 0.5, "mscale": 1.5, "mscale_all_dim": 0.5}}""",
        1.188360f, new[] { 1, 0.2239947f, 0.04166667f, 0.003952847f, 0.00125f, 0.0003952847f, 0.000125f, 3.952847e-05f })]
    [InlineData(131072, """{"rope_theta": 150000, "rope_scaling": {"rope_type": "yarn", "factor": 32, "truncate": false, "attention_factor": 1.1, "beta_fast": 0, "mscale": 0, "original_max_position_embeddings": 4096}}""",
        1.1f, new[] { 1, 0.225418f, 0.05081327f, 0.006794959f, 0.0004564839f, 1.818834e-05f, 4.099978e-06f, 9.24209e-07f })]
    [InlineData(131072, """{"rope_theta": 500000, "rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4, "original_max_position_embeddings": 8192}}""",
        1, new[] { 1, 0.1939227f, 0.03760603f, 0.007292665f, 0.0005248462f, 3.428102e-05f, 6.64787e-06f, 1.289173e-06f })]
    public void Scaled_frequencies_are_those_of_the_reference(int context, string json, float magnitude, float[] expected)
    {
        RotaryConfig read = Read(json, 2 * expected.Length, context);

        read.Magnitude.ShouldBe(magnitude, 1e-6f);
        read.Context.ShouldBe(context);
        ShouldBeClose(read.InverseFrequencies, expected);
    }

    [Fact]
    public void Dynamic_frequencies_begin_to_fall_beyond_the_context()
    {
        RotaryConfig read = Read("""{"rope_scaling": {"rope_type": "dynamic", "factor": 2.0}}""", headDim: 8, context: 32);

        read.Context.ShouldBe(64);
        read.Beyond!.Context.ShouldBe(32);
        ShouldBeClose(read.InverseFrequencies, [1, 0.1f, 0.01f, 0.001f]);
        ShouldBeClose(read.Beyond.Frequencies(33), [1, 0.09799946f, 0.009603894f, 0.0009411765f]);
        ShouldBeClose(read.Beyond.Frequencies(64), [1, 0.06933613f, 0.004807499f, 0.0003333333f]);
    }

    [Theory]
    [InlineData("longrope")]
    [InlineData("su")]
    public void Longrope_divides_each_frequency_by_its_own_factor(string type)
    {
        var config = new ModelConfig(JsonDocument.Parse($$$"""
            {"original_max_position_embeddings": 16, "partial_rotary_factor": 0.75,
             "rope_scaling": {"type": "{{{type}}}", "short_factor": [1, 1.25, 2], "long_factor": [1.5, 4, 30]}}
            """).RootElement);
        RotaryConfig read = RotaryConfig.ReadLongRope(config, new RotaryRequest(8, 256));
        config.ThrowIfWrong();

        read.HeadDim.ShouldBe(8);
        read.Magnitude.ShouldBe(1.41421356f, 1e-6f);
        ShouldBeClose(read.InverseFrequencies, [1, 0.03713271f, 0.001077217f]);
        read.Beyond!.Context.ShouldBe(16);
        ShouldBeClose(read.Beyond.Frequencies(17), [0.6666667f, 0.01160397f, 7.181449e-05f]);
    }

    [Fact]
    public void Rows_of_a_batch_take_frequencies_by_their_own_length()
    {
        RotaryConfig read = Read("""{"rope_scaling": {"rope_type": "dynamic", "factor": 4.0}}""", headDim: 8, context: 4);
        var schedule = new RotarySchedule(read, positions: 16);
        var batch = new TokenBatch();
        for (int round = 0; round < 3; round++)
        {
            batch.Clear();
            foreach ((int slot, int length) in new[] { (0, 4), (1, 6), (2, 2) })
            {
                for (int position = 0; position < length; position++)
                    batch.Add(slot, position, token: 0, output: false);
            }

            batch.Add(3, position: 9, token: 0, output: true);
            schedule.Prepare(batch);

            for (int i = 0; i < batch.Count; i++)
            {
                int length = batch.Slots[i] switch { 1 => 6, 3 => 10, _ => 4 };
                float[] frequencies = length == 4 ? read.InverseFrequencies : read.Beyond!.Frequencies(length);
                for (int j = 0; j < 4; j++)
                    schedule.Table.Cosines[schedule.Rows[i] * 4 + j].ShouldBe(MathF.Cos(batch.Positions[i] * frequencies[j]), 1e-6f);
            }
        }

        schedule.Table.Cosines.Length.ShouldBeLessThan(4 * 64); // the extra rows are written over, not piled up
    }

    private static RotaryConfig Read(string json, int headDim, int context)
    {
        var config = new ModelConfig(JsonDocument.Parse(json).RootElement);
        RotaryConfig read = RotaryConfig.Read(config, new RotaryRequest(headDim, context));
        config.ThrowIfWrong();
        return read;
    }

    private static void ShouldBeClose(float[] actual, float[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
            actual[i].ShouldBe(expected[i], 2e-6f * expected[i], $"frequency {i}");
    }
}
