using SafetyGate.Configuration;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs;

/// <summary>The prompts that a configuration names.</summary>
public static class PromptSets
{
    /// <summary>Loads the file, or the built-in set where none is named.</summary>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The file cannot be used.</exception>
    public static PromptSet Load(PromptConfiguration prompts)
    {
        PromptSet set = prompts.Path is { } path ? PromptFile.Load(path) : BuiltInPrompts.Harmful;
        return prompts.Limit is { } limit ? set.Take(limit) : set;
    }
}
