using SafetyGate.Fuzz.Mutation;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>A file with the weights or the index of shards: opened, every tensor read, compared with a whole checkpoint.</summary>
internal sealed class WeightsTarget : IFuzzTarget
{
    private static readonly (string Name, string ElementType, long[] Shape, float[] Values)[] Tensors =
    [
        ("embed.weight", "F32", [3, 2], [1, -2, 3, -4, 5, -6]),
        ("layer.0.weight", "BF16", [2, 2], [0.5f, 0.25f, -1, 2]),
        ("norm.weight", "F16", [2], [1, 1]),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _whole = new();
    private readonly string _fileName;

    private WeightsTarget(string fileName, IReadOnlyList<IMutator> mutators)
    {
        _fileName = fileName;
        Name = fileName;
        Mutators = mutators;
        foreach (TemporaryFolder folder in (TemporaryFolder[])[_folder, _whole])
        {
            folder.Write("config.json", """{"model_type": "llama", "hidden_size": 2, "vocab_size": 3}""");
            if (fileName == "model.safetensors")
            {
                SafetensorsWriter.Write(folder[fileName], Tensors);
                continue;
            }

            SafetensorsWriter.Write(folder["a.safetensors"], [Tensors[2], Tensors[0]]);
            SafetensorsWriter.Write(folder["b.safetensors"], [Tensors[1]]);
            folder.Write(fileName, """
                {"metadata": {"total_size": 36}, "weight_map": {"embed.weight": "a.safetensors", "norm.weight": "a.safetensors", "layer.0.weight": "b.safetensors"}}
                """);
        }

        Seeds = [File.ReadAllBytes(_folder[fileName])];
    }

    public string Name { get; }

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<IMutator> Mutators { get; }

    public static WeightsTarget Safetensors() => new("model.safetensors",
        [new ByteMutator(), new SafetensorsMutator(new ByteMutator()), new SafetensorsMutator(new JsonMutator()), new SafetensorsMutator(new JsonMutator())]);

    public static WeightsTarget Index() => new("model.safetensors.index.json", [new ByteMutator(), new JsonMutator()]);

    public void Prepare(byte[] input) => _folder.Write(_fileName, input);

    public void Run(byte[] input)
    {
        using var checkpoint = Checkpoint.Open(_folder.Path);
        foreach (StoredTensor tensor in checkpoint.Tensors.Values)
            tensor.Read(0, new float[tensor.Count]);
        checkpoint.RequireFinite();
        checkpoint.Fingerprint(default);
        using var whole = Checkpoint.Open(_whole.Path);
        CheckpointComparison.RequireComparable(whole, checkpoint);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _whole.Dispose();
    }
}
