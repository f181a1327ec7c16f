namespace SafetyGate.Configuration.Probes;

/// <summary>The files that probes name.</summary>
internal static class ProbePaths
{
    /// <summary>The configuration with every such path changed.</summary>
    public static GateConfiguration Change(GateConfiguration configuration, Func<string, string> change)
    {
        AxesConfiguration axes = configuration.Axes;
        PromptConfiguration prompts = configuration.Prompts;
        return configuration with
        {
            Axes = new AxesConfiguration
            {
                OverRefusal = axes.OverRefusal with { Path = Path(axes.OverRefusal.Path) },
                Perplexity = axes.Perplexity with { Path = Path(axes.Perplexity.Path) },
                Choices = axes.Choices with { Path = Path(axes.Choices.Path) },
            },
            Prompts = prompts with
            {
                SystemPrompts = prompts.SystemPrompts.Any(Names)
                    ? [.. prompts.SystemPrompts.Select(system => SystemPrompts.WithPath(system, change))]
                    : prompts.SystemPrompts,
                Jailbreaks = prompts.Jailbreaks.Count > 0
                    ? [.. prompts.Jailbreaks.Select(set => set with { Path = change(set.Path) })]
                    : prompts.Jailbreaks,
            },
        };

        string? Path(string? path) => path is null ? null : change(path);
    }

    private static bool Names(string system) => system is [SystemPrompts.FileMark, ..];
}
