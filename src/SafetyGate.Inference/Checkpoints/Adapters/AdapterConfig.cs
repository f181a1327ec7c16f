namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>The settings of <c>adapter_config.json</c> that decide what the adapter's tensors mean.</summary>
/// <param name="Rank">Of modules that no pattern names, at least 1.</param>
/// <param name="Alpha">Of modules that no pattern names.</param>
internal sealed record AdapterConfig(int Rank, double Alpha)
{
    /// <summary>The scale is alpha / sqrt(rank) instead of alpha / rank.</summary>
    public bool RankStabilised { get; init; }

    /// <summary>Every adapted module has a magnitude vector.</summary>
    public bool Magnitudes { get; init; }

    /// <summary>Biases were trained and stand in the file whole.</summary>
    public bool Biases { get; init; }

    /// <summary>The first that matches decides.</summary>
    public IReadOnlyList<ModulePattern> RankPatterns { get; init; } = [];

    /// <summary>The first that matches decides.</summary>
    public IReadOnlyList<ModulePattern> AlphaPatterns { get; init; } = [];

    /// <summary>Ends of the names of modules that stand in the file whole.</summary>
    public IReadOnlyList<string> SavedModules { get; init; } = [];

    public int RankOf(string module) => (int)(RankPatterns.FirstOrDefault(p => p.Matches(module))?.Value ?? Rank);

    /// <summary>The factor on the product of a module's matrices.</summary>
    public float ScaleOf(string module)
    {
        double alpha = AlphaPatterns.FirstOrDefault(p => p.Matches(module))?.Value ?? Alpha;
        double rank = RankOf(module);
        return (float)(alpha / (RankStabilised ? Math.Sqrt(rank) : rank));
    }

    /// <summary>Whether the settings explain that the file holds this tensor of the base whole.</summary>
    public bool Saves(string tensor)
    {
        if (Biases && tensor.EndsWith(".bias", StringComparison.Ordinal))
            return true;
        for (int dot = tensor.LastIndexOf('.'); dot > 0; dot = tensor.LastIndexOf('.', dot - 1))
        {
            string module = tensor[..dot];
            if (SavedModules.Any(s => module.EndsWith(s, StringComparison.Ordinal)))
                return true;
        }

        // PEFT adds the embeddings by itself where a vocabulary was extended or an embedding is adapted.
        return TiedEmbeddings.Contain(tensor);
    }
}
