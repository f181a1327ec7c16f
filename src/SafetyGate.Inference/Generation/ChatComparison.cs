using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Generation;

/// <summary>Whether two checkpoints are asked the same thing.</summary>
public static class ChatComparison
{
    /// <summary>Refuses two checkpoints that turn any of the requests into different tokens: their answers could not be compared.</summary>
    public static void RequireSameRendering(ChatCheckpoint baseline, ChatCheckpoint candidate, IReadOnlyList<ChatRequest> requests)
    {
        int[] different = [.. Enumerable.Range(0, requests.Count)
            .Where(i => !baseline.Codec.Encode(requests[i]).SequenceEqual(candidate.Codec.Encode(requests[i])))];
        if (different.Length > 0)
        {
            throw new SafetyGateException(
                ChatErrors.RenderedDifferently,
                $"{different.Length} of {requests.Count} prompts become different tokens for {baseline.Checkpoint.Name} and for {candidate.Checkpoint.Name}, so their answers cannot be compared. Give both the same tokenizer.json and chat template, or accept the difference with --allow-different-rendering.");
        }
    }
}
