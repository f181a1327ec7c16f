using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.TorchSharp.Tests.Benchmarks;

/// <summary>A llama of a real size with random bf16 weights: one block of numbers over and over, written as it goes.</summary>
internal sealed class RandomCheckpoint : IDisposable
{
    private const int BlockElements = 4 << 20;
    private readonly TemporaryFolder _folder = new();

    public RandomCheckpoint(string shape)
    {
        string config = Config(shape).ToJsonString();
        Decoder = ModelFamilies.Read(JsonDocument.Parse(config).RootElement);
        _folder.Write("config.json", config);
        Write(_folder["model.safetensors"]);
        Checkpoint = Checkpoint.Open(_folder.Path);
    }

    public IDecoder Decoder { get; }

    public Checkpoint Checkpoint { get; }

    public void Dispose()
    {
        Checkpoint.Dispose();
        _folder.Dispose();
    }

    private static JsonObject Config(string shape) => shape switch
    {
        "8b" => Config(4096, 14336, 32, 32, 8, 128256), // llama 3.1
        "7b" => Config(4096, 11008, 32, 32, 32, 32000), // llama 2
        "1b" => Config(2048, 5632, 22, 32, 4, 32000),
        "15m" => Config(288, 768, 6, 6, 6, 32000),
        _ => throw new ArgumentException("SAFETYGATE_BENCHMARK is 8b, 7b, 1b or 15m", nameof(shape)),
    };

    private static JsonObject Config(int hidden, int intermediate, int layers, int heads, int keyValueHeads, int vocabulary) => new()
    {
        ["model_type"] = "llama",
        ["hidden_size"] = hidden,
        ["intermediate_size"] = intermediate,
        ["num_hidden_layers"] = layers,
        ["num_attention_heads"] = heads,
        ["num_key_value_heads"] = keyValueHeads,
        ["vocab_size"] = vocabulary,
        ["max_position_embeddings"] = 4096,
        ["tie_word_embeddings"] = false,
    };

    private void Write(string path)
    {
        var header = new JsonObject();
        long offset = 0;
        foreach (ParameterSpec parameter in Decoder.Parameters)
        {
            long end = offset + 2 * parameter.Shape.ElementCount;
            header[parameter.Name] = new JsonObject
            {
                ["dtype"] = "BF16",
                ["shape"] = new JsonArray([.. parameter.Shape.Dimensions.Select(d => (JsonNode)d)]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }

        byte[] text = Encoding.UTF8.GetBytes(header.ToJsonString());
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        using FileStream file = File.Create(path);
        file.Write(length);
        file.Write(text);
        byte[] block = Block();
        foreach (ParameterSpec parameter in Decoder.Parameters)
        {
            for (long left = 2 * parameter.Shape.ElementCount; left > 0; left -= block.Length)
                file.Write(block, 0, (int)Math.Min(left, block.Length));
        }
    }

    private static byte[] Block()
    {
        var random = new Random(1);
        var numbers = new ushort[BlockElements];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = (ushort)(BitConverter.SingleToUInt32Bits(0.04f * (random.NextSingle() + random.NextSingle() - 1)) >> 16);
        return MemoryMarshal.AsBytes<ushort>(numbers).ToArray();
    }
}
