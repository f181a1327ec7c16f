using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

/// <summary>Hand-built checkpoint folders, whole unless a test breaks them.</summary>
internal static class TinyCheckpoint
{
    public const string Config = """
        {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 2, "vocab_size": 3}
        """;

    public static (string Name, string ElementType, long[] Shape, float[] Values)[] Tensors { get; } =
    [
        ("embed.weight", "F32", [3, 2], [1, -2, 3, -4, 5, -6]),
        ("layer.0.weight", "BF16", [2, 2], [0.5f, 0.25f, -1, 2]),
        ("norm.weight", "F16", [2], [1, 1]),
    ];

    public static TemporaryFolder Create(string config = Config)
    {
        var folder = new TemporaryFolder();
        folder.Write("config.json", config);
        SafetensorsWriter.Write(folder["model.safetensors"], Tensors);
        return folder;
    }

    /// <summary>The same tensors in two shards, the last tensor first.</summary>
    public static TemporaryFolder CreateSharded(string? index = null)
    {
        var folder = new TemporaryFolder();
        folder.Write("config.json", Config);
        SafetensorsWriter.Write(folder["a.safetensors"], [Tensors[2], Tensors[0]]);
        SafetensorsWriter.Write(folder["b.safetensors"], [Tensors[1]]);
        folder.Write("model.safetensors.index.json", index ?? Index("a.safetensors", "b.safetensors"));
        return folder;
    }

    public static string Index(string first, string second) => $$$"""
        {"metadata": {"total_size": 36}, "weight_map":
          {"embed.weight": "{{{first}}}", "norm.weight": "{{{first}}}", "layer.0.weight": "{{{second}}}"}}
        """;
}
