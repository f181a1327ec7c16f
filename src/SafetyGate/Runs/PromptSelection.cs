using SafetyGate.Configuration;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs;

/// <summary>The prompts that a configuration names.</summary>
internal static class PromptSelection
{
    public static PromptSet Load(PromptConfiguration prompts)
    {
        PromptSet set = prompts.Path is { } path ? PromptFile.Load(path) : BuiltInPrompts.Harmful;
        return prompts.Limit is { } limit ? set.Take(limit) : set;
    }
}
