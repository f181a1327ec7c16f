using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Generation;

/// <summary>Whether two checkpoints are asked the same thing.</summary>
public static class ChatComparison
{
    /// <summary>Refuses two checkpoints that turn any of the messages into different tokens: their answers could not be compared.</summary>
    public static void RequireSameRendering(ChatCheckpoint baseline, ChatCheckpoint candidate, IReadOnlyList<string> messages)
    {
        int[] different = [.. Enumerable.Range(0, messages.Count)
            .Where(i => !baseline.Codec.Encode(messages[i]).SequenceEqual(candidate.Codec.Encode(messages[i])))];
        if (different.Length > 0)
        {
            throw new SafetyGateException(
                ChatErrors.RenderedDifferently,
                $"{different.Length} of {messages.Count} prompts become different tokens for {baseline.Checkpoint.Name} and for {candidate.Checkpoint.Name}, so their answers cannot be compared. Give both the same tokenizer.json and chat template, or accept the difference with --allow-different-rendering.");
        }
    }
}
