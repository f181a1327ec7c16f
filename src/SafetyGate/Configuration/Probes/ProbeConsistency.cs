using SafetyGate.Landscape.Probes;

namespace SafetyGate.Configuration.Probes;

/// <summary>Limits whose axis is not measured, and names that two probes would share.</summary>
internal static class ProbeConsistency
{
    /// <summary>Switches off the default limit of an axis that is switched off, and reports what contradicts.</summary>
    public static GateConfiguration Check(GateConfiguration configuration, ConfigurationNode root, ConfigurationProblems problems)
    {
        if (configuration.Axes.OverRefusal.At == ProbePlace.Off && configuration.Policy.OverRefusalMaxRise is not null)
        {
            if (root.Find("policy", "overRefusalMaxRise") is { } set)
                Unmeasured(set, "overRefusalMaxRise", "set axes.overRefusal.at to \"origin\"");
            configuration = configuration with { Policy = configuration.Policy with { OverRefusalMaxRise = null } };
        }

        if (configuration.Policy.PerplexityMaxRatio is not null && configuration.Axes.Perplexity is { Path: null } or { At: ProbePlace.Off })
            Unmeasured(root.Find("policy", "perplexityMaxRatio"), "perplexityMaxRatio", "name a text file in axes.perplexity.path");
        if (configuration.Policy.ChoicesMaxDrop is not null && configuration.Axes.Choices is { Path: null } or { At: ProbePlace.Off })
            Unmeasured(root.Find("policy", "choicesMaxDrop"), "choicesMaxDrop", "name a question file in axes.choices.path");

        ConfigurationNode? sets = root.Find("prompts", "jailbreaks");
        foreach (IGrouping<string, int> name in Enumerable.Range(0, configuration.Prompts.Jailbreaks.Count)
            .GroupBy(i => configuration.Prompts.Jailbreaks[i].Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            problems.Add(
                ConfigurationErrors.Contradiction, sets?.Items.ElementAtOrDefault(name.Last())?.Place ?? default,
                $"two sets of prompts.jailbreaks have the name \"{name.Key}\"; give each its own");
        }

        return configuration;

        void Unmeasured(ConfigurationNode? limit, string name, string advice) => problems.Add(
            ConfigurationErrors.Contradiction, limit?.Place ?? default,
            $"policy.{name} limits what is not measured, so that nothing could pass; {advice}, or set the limit to null");
    }
}
