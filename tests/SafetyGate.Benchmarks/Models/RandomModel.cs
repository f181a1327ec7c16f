using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Benchmarks.Models;

/// <summary>A checkpoint of random bfloat16 weights in a temporary folder.</summary>
internal sealed class RandomModel : IDisposable
{
    private const int Block = 1 << 20;
    private readonly TemporaryFolder _folder = new();

    public RandomModel(ModelShape shape)
    {
        string config = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["model_type"] = "llama",
            ["hidden_size"] = shape.Hidden,
            ["intermediate_size"] = shape.Intermediate,
            ["num_hidden_layers"] = shape.Layers,
            ["num_attention_heads"] = shape.Heads,
            ["num_key_value_heads"] = shape.KeyValueHeads,
            ["vocab_size"] = shape.Vocabulary,
            ["max_position_embeddings"] = 2048,
            ["tie_word_embeddings"] = false,
        });
        _folder.Write("config.json", config);
        Decoder = ModelFamilies.Read(JsonDocument.Parse(config).RootElement);
        Write(_folder["model.safetensors"], Decoder.Parameters);
        Checkpoint = Checkpoint.Open(_folder.Path);
    }

    public IDecoder Decoder { get; }

    public Checkpoint Checkpoint { get; }

    public long ParameterCount => Decoder.Parameters.Sum(parameter => parameter.Shape.ElementCount);

    public void Dispose()
    {
        Checkpoint.Dispose();
        _folder.Dispose();
    }

    private static void Write(string path, IReadOnlyList<ParameterSpec> parameters)
    {
        var header = new Dictionary<string, object>();
        long end = 0;
        foreach (ParameterSpec parameter in parameters)
        {
            long begin = end;
            end += parameter.Shape.ElementCount * sizeof(ushort);
            header.Add(parameter.Name, new { dtype = "BF16", shape = parameter.Shape.Dimensions.ToArray(), data_offsets = new[] { begin, end } });
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        using FileStream file = File.Create(path);
        file.Write(length);
        file.Write(json);
        byte[] weights = Numbers(0), norms = Numbers(1);
        foreach (ParameterSpec parameter in parameters)
        {
            byte[] block = parameter.Name.Contains("norm", StringComparison.Ordinal) ? norms : weights;
            for (long left = parameter.Shape.ElementCount * sizeof(ushort); left > 0; left -= Block)
                file.Write(block, 0, (int)Math.Min(Block, left));
        }
    }

    /// <summary>Small numbers about a centre.</summary>
    private static byte[] Numbers(float centre)
    {
        var random = new Random(1);
        var block = new ushort[Block / sizeof(ushort)];
        foreach (ref ushort value in block.AsSpan())
            value = (ushort)(BitConverter.SingleToUInt32Bits(centre + 0.05f * (random.NextSingle() + random.NextSingle() - 1)) >> 16);
        return MemoryMarshal.AsBytes(block.AsSpan()).ToArray();
    }
}
