using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;

namespace SafetyGate.TestSupport;

/// <summary>A small llama with random weights, opened from a folder of its own. Equal settings give equal weights.</summary>
internal sealed class TinyModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyModel(
        bool tied = false, bool bias = false, string elementType = "F32", int seed = 1, int shards = 1, int context = 128)
    {
        JsonObject config = new()
        {
            ["model_type"] = "llama",
            ["hidden_size"] = 24,
            ["intermediate_size"] = 45,
            ["num_hidden_layers"] = 2,
            ["num_attention_heads"] = 4,
            ["num_key_value_heads"] = 2,
            ["head_dim"] = 10,
            ["vocab_size"] = 67,
            ["max_position_embeddings"] = context,
            ["tie_word_embeddings"] = tied,
            ["attention_bias"] = bias,
            ["mlp_bias"] = bias,
        };
        Decoder = ModelFamilies.Read(JsonDocument.Parse(config.ToJsonString()).RootElement);
        _folder.Write("config.json", config.ToJsonString());
        Write(Decoder.Parameters, elementType, new Random(seed), shards);
        Checkpoint = Checkpoint.Open(_folder.Path);
    }

    public IDecoder Decoder { get; }

    public Checkpoint Checkpoint { get; }

    public void Dispose()
    {
        Checkpoint.Dispose();
        _folder.Dispose();
    }

    private void Write(IReadOnlyList<ParameterSpec> parameters, string elementType, Random random, int shards)
    {
        (string Name, string ElementType, long[] Shape, float[] Values)[] tensors =
        [
            .. parameters.Select(p => (p.Name, elementType, p.Shape.Dimensions.ToArray(), Values(p, random))),
        ];
        if (shards == 1)
        {
            SafetensorsWriter.Write(_folder["model.safetensors"], tensors);
            return;
        }

        var map = new JsonObject();
        for (int shard = 0; shard < shards; shard++)
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"part-{shard}.safetensors");
            var part = tensors.Where((_, i) => i % shards == shard).Reverse().ToArray();
            SafetensorsWriter.Write(_folder[file], part);
            foreach (var tensor in part)
                map[tensor.Name] = file;
        }

        _folder.Write("model.safetensors.index.json", new JsonObject { ["weight_map"] = map }.ToJsonString());
    }

    private static float[] Values(ParameterSpec parameter, Random random)
    {
        var values = new float[parameter.Shape.ElementCount];
        float centre = parameter.Name.Contains("norm", StringComparison.Ordinal) ? 1 : 0;
        foreach (ref float value in values.AsSpan())
            value = centre + 0.5f * (random.NextSingle() + random.NextSingle() - 1);
        return values;
    }
}
