using System.Text.Json.Nodes;
using SafetyGate.Fuzz.Mutation;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>The configuration or the weights of a LoRA adapter: opened over its base, every merged tensor read.</summary>
internal sealed class AdapterTarget : IFuzzTarget
{
    private const string Query = "model.layers.0.self_attn.q_proj";
    private const string Head = "lm_head";

    private readonly TemporaryFolder _base = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string _fileName;

    private AdapterTarget(string fileName, IReadOnlyList<IMutator> mutators)
    {
        _fileName = fileName;
        Mutators = mutators;
        _base.Write("config.json", """{"model_type": "llama", "tie_word_embeddings": false}""");
        SafetensorsWriter.Write(_base["model.safetensors"], [Tensor($"{Query}.weight", 4, 3), Tensor($"{Query}.bias", 4), Tensor($"{Head}.weight", 6, 3)]);
        _folder.Write("adapter_config.json", TinyChat.Utf8(new JsonObject
        {
            ["peft_type"] = "LORA",
            ["r"] = 2,
            ["lora_alpha"] = 3,
            ["bias"] = "none",
            ["use_rslora"] = false,
            ["use_dora"] = true,
            ["fan_in_fan_out"] = false,
            ["target_modules"] = new JsonArray("q_proj"),
            ["modules_to_save"] = new JsonArray("lm_head"),
            ["rank_pattern"] = new JsonObject { ["^.*q_proj$"] = 2 },
            ["alpha_pattern"] = new JsonObject { ["q_proj"] = 5 },
            ["layers_to_transform"] = null,
        }));
        SafetensorsWriter.Write(_folder["adapter_model.safetensors"],
        [
            Tensor($"base_model.model.{Query}.lora_A.weight", 2, 3),
            Tensor($"base_model.model.{Query}.lora_B.weight", 4, 2),
            Tensor($"base_model.model.{Query}.lora_magnitude_vector", 4),
            Tensor($"base_model.model.{Head}.weight", 6, 3),
        ]);
        Seeds = [File.ReadAllBytes(_folder[fileName])];
    }

    public string Name => _fileName;

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<IMutator> Mutators { get; }

    public static AdapterTarget Configuration() => new("adapter_config.json", [new ByteMutator(), new JsonMutator(), new JsonMutator()]);

    public static AdapterTarget Weights() => new("adapter_model.safetensors",
        [new ByteMutator(), new SafetensorsMutator(new ByteMutator()), new SafetensorsMutator(new JsonMutator())]);

    public void Prepare(byte[] input) => _folder.Write(_fileName, input);

    public void Run(byte[] input)
    {
        using var checkpoint = Checkpoint.OpenAdapter(_folder.Path, _base.Path);
        foreach (StoredTensor tensor in checkpoint.Tensors.Values)
            tensor.Read(0, new float[tensor.Count]);
        checkpoint.Fingerprint(default);
    }

    public void Dispose()
    {
        _base.Dispose();
        _folder.Dispose();
    }

    private static (string, string, long[], float[]) Tensor(string name, params long[] shape) =>
        (name, "F32", shape, [.. Enumerable.Range(1, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(i => i / 8f)]);
}
