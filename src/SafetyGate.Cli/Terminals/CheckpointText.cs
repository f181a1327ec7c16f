using System.Globalization;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;

namespace SafetyGate.Cli.Terminals;

/// <summary>What a checkpoint is, for <c>doctor</c>: its sizes and the first prompt as the model will see it.</summary>
internal static class CheckpointText
{
    private const int ShownTokens = 64;

    public static void Write(TextWriter output, ChatCheckpoint chat, string message)
    {
        DecoderSize size = chat.Decoder.Size;
        long parameters = chat.Decoder.CountParameters();
        long bytes = chat.Checkpoint.Tensors.Values.Sum(t => t.ByteLength);
        IReadOnlyList<int> tokens = chat.Codec.Encode(new ChatRequest(message));
        string more = tokens.Count > ShownTokens ? " ..." : "";

        output.WriteLine(OneLine.Of(chat.Checkpoint.Name));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  parameters {parameters / 1e6:F2} M in {chat.Checkpoint.ElementTypes}, {Durations.Size(bytes)} on disk, {Durations.Size(parameters * sizeof(float))} as working copy"));
        output.WriteLine($"  sizes      {size.Layers} layers, hidden {size.Hidden}, {size.KeyValueHeads} key-value heads of {size.HeadDim}, vocabulary {size.Vocabulary}, context {size.Context}");
        output.WriteLine($"  ends with  {(chat.EndTokens.Count == 0 ? "no end token: every response runs to its limit" : string.Join(", ", chat.EndTokens))}");
        output.WriteLine($"  prompt     {OneLine.Of(chat.Codec.Render(new ChatRequest(message)))}");
        output.WriteLine($"  tokens     {string.Join(' ', tokens.Take(ShownTokens))}{more}");
    }
}
