using System.Text.Json.Nodes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints.Adapters;

/// <summary>A hand-built base and an adapter over it, whole unless a test breaks them.</summary>
internal sealed class TinyAdapter : IDisposable
{
    public const string Query = "model.layers.0.self_attn.q_proj";
    public const string Value = "model.layers.0.self_attn.v_proj";
    public const string Table = "model.embed_tokens";
    public const string Head = "lm_head";
    private const string Prefix = "base_model.model.";
    private readonly Random _random = new(7);

    public TinyAdapter(string elementType = "F32")
    {
        Base.Write("config.json", """{"model_type": "llama", "tie_word_embeddings": false}""");
        AddBase($"{Query}.weight", elementType, 5, 3);
        AddBase($"{Value}.weight", elementType, 4, 3);
        AddBase($"{Query}.bias", elementType, 5);
        AddBase($"{Table}.weight", elementType, 6, 3);
        AddBase($"{Head}.weight", elementType, 6, 3);
        WriteBase();
    }

    public TemporaryFolder Base { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public List<(string Name, string ElementType, long[] Shape, float[] Values)> BaseTensors { get; } = [];

    public List<(string Name, string ElementType, long[] Shape, float[] Values)> Tensors { get; } = [];

    public JsonObject Config { get; } = new() { ["peft_type"] = "LORA", ["r"] = 2, ["lora_alpha"] = 3, ["bias"] = "none" };

    /// <summary>The factors of a linear layer.</summary>
    public TinyAdapter Adapt(string module, int rank)
    {
        long[] shape = BaseShape($"{module}.weight");
        return Add($"{module}.lora_A.weight", rank, shape[1]).Add($"{module}.lora_B.weight", shape[0], rank);
    }

    public TinyAdapter Add(string name, params long[] shape)
    {
        Tensors.Add((Prefix + name, "F32", shape, Values(shape)));
        return this;
    }

    public float[] BaseValues(string name) => BaseTensors.Single(t => t.Name == name).Values;

    public long[] BaseShape(string name) => BaseTensors.Single(t => t.Name == name).Shape;

    public float[] Values(string name) => Tensors.Single(t => t.Name == Prefix + name).Values;

    public void WriteBase() => SafetensorsWriter.Write(Base["model.safetensors"], BaseTensors);

    public Checkpoint Open()
    {
        Folder.Write("adapter_config.json", Config.ToJsonString());
        SafetensorsWriter.Write(Folder["adapter_model.safetensors"], Tensors);
        return Checkpoint.OpenAdapter(Folder.Path, Base.Path);
    }

    public SafetyGateException Refusal() => Should.Throw<SafetyGateException>(() => Open().Dispose());

    public void Dispose()
    {
        Base.Dispose();
        Folder.Dispose();
    }

    private void AddBase(string name, string elementType, params long[] shape) => BaseTensors.Add((name, elementType, shape, Values(shape)));

    /// <summary>Eighths, which every element type holds exactly.</summary>
    private float[] Values(long[] shape) =>
        [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => _random.Next(1, 16) / 8f * (_random.Next(2) == 0 ? 1 : -1))];
}
