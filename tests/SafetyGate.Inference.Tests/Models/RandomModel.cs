using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>A small checkpoint of any family with random weights.</summary>
internal sealed class RandomModel : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RandomModel(JsonObject config)
    {
        string text = config.ToJsonString();
        Decoder = ModelFamilies.Read(JsonDocument.Parse(text).RootElement);
        _folder.Write("config.json", text);
        var random = new Random(11);
        SafetensorsWriter.Write(
            _folder["model.safetensors"],
            Decoder.Parameters.Select(p => (p.Name, "F32", p.Shape.Dimensions.ToArray(), Values(p, random))));
        Checkpoint = Checkpoint.Open(_folder.Path);
    }

    public IDecoder Decoder { get; }

    public Checkpoint Checkpoint { get; }

    /// <summary>A config.json of three layers, sixteen elements a head and forty tokens, with some keys set otherwise.</summary>
    public static JsonObject Config(string family, params (string Key, JsonNode? Value)[] changes)
    {
        var config = new JsonObject
        {
            ["model_type"] = family,
            ["hidden_size"] = 24,
            ["intermediate_size"] = 36,
            ["num_hidden_layers"] = 3,
            ["num_attention_heads"] = 4,
            ["num_key_value_heads"] = 2,
            ["head_dim"] = 16,
            ["vocab_size"] = 40,
            ["max_position_embeddings"] = 64,
            ["rms_norm_eps"] = 1e-6,
        };
        foreach ((string key, JsonNode? value) in changes)
            config[key] = value;
        return config;
    }

    public void Dispose()
    {
        Checkpoint.Dispose();
        _folder.Dispose();
    }

    private static float[] Values(ParameterSpec parameter, Random random)
    {
        var values = new float[parameter.Shape.ElementCount];
        float centre = parameter.Name.Contains("norm", StringComparison.Ordinal) ? 0.5f : 0;
        foreach (ref float value in values.AsSpan())
            value = centre + 0.5f * (random.NextSingle() + random.NextSingle() - 1);
        return values;
    }
}
