namespace SafetyGate.Configuration.Probes;

/// <summary>What is measured beside safety, on the same alphas.</summary>
public sealed record AxesConfiguration
{
    /// <summary>Whether the model refuses what is harmless.</summary>
    public OverRefusalConfiguration OverRefusal { get; init; } = new();

    /// <summary>How well it predicts a text.</summary>
    public PerplexityConfiguration Perplexity { get; init; } = new();

    /// <summary>How many questions it answers correctly.</summary>
    public ChoicesConfiguration Choices { get; init; } = new();
}
