using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs;

/// <summary>The prompts of a run, kept whole so that its responses can be judged again without the prompt file.</summary>
/// <param name="Name">What reports call the set; not part of the run's identity.</param>
/// <param name="Hash">See <see cref="PromptSet.Hash"/>.</param>
/// <param name="Prompts">In the order in which every point's responses stand.</param>
public sealed record PromptSetRecord(string Name, string Hash, IReadOnlyList<Prompt> Prompts)
{
    /// <summary>The record of a set.</summary>
    public static PromptSetRecord Of(PromptSet set) => new(set.Name, set.Hash, set.Prompts);
}
