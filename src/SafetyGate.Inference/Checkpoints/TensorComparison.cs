using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>Names, shapes and element types of two checkpoints' tensors.</summary>
internal static class TensorComparison
{
    private const string Head = "lm_head.weight";

    public static void Run(Checkpoint baseline, Checkpoint candidate, ProblemList problems)
    {
        bool headMayDiffer = MayBeTied(baseline.Config) && MayBeTied(candidate.Config);
        foreach (string name in baseline.Tensors.Keys.Union(candidate.Tensors.Keys).Order(StringComparer.Ordinal))
        {
            if (HarmlessBuffers.Contain(name))
                continue;
            StoredTensor? ours = baseline.Tensors.GetValueOrDefault(name);
            StoredTensor? theirs = candidate.Tensors.GetValueOrDefault(name);
            if (ours is null || theirs is null)
            {
                if (name != Head || !headMayDiffer)
                    Add(problems, $"tensor {Printable.Quote(name)} is only in the "
                        + $"{(ours is null ? "candidate" : "base")}");
                continue;
            }

            if (ours.Shape != theirs.Shape && !IsLonger(name, ours.Shape, theirs.Shape, baseline, candidate))
            {
                Add(problems, $"tensor {Printable.Quote(name)} has the shape {ours.Shape} in the base and "
                    + $"{theirs.Shape} in the candidate");
            }

            // An adapter is merged in float32 over whatever precision its base has.
            if (ours.ElementType != theirs.ElementType && !baseline.IsAdapted && !candidate.IsAdapted)
            {
                Add(problems, $"tensor {Printable.Quote(name)} is {ours.ElementType.SafetensorsName()} in the base and "
                    + $"{theirs.ElementType.SafetensorsName()} in the candidate: save both in one precision");
            }
        }
    }

    /// <summary>
    /// Some families are tied by default; an untied model without its head fails the check of its architecture.
    /// </summary>
    private static bool MayBeTied(JsonElement config) =>
        !config.TryGetProperty("tie_word_embeddings", out JsonElement tied) || tied.ValueKind != JsonValueKind.False;

    /// <summary>
    /// Whether the vocabulary of a vision-language checkpoint was extended beyond its text base's.
    /// </summary>
    private static bool IsLonger(string name, TensorShape ours, TensorShape theirs, Checkpoint baseline, Checkpoint candidate)
    {
        bool vocabulary = name == Head || name == "model.embed_tokens.weight";
        (TensorShape tower, TensorShape text) = candidate.IsLanguageTower ? (theirs, ours) : (ours, theirs);
        return vocabulary && baseline.IsLanguageTower != candidate.IsLanguageTower
            && tower.Rank == 2 && text.Rank == 2 && tower[1] == text[1] && tower[0] > text[0];
    }

    private static void Add(ProblemList problems, string text) => problems.Add(CheckpointErrors.NotComparable, text);
}
