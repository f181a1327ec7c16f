namespace SafetyGate.Landscape.Prompts;

/// <summary>
/// The sets that come with the tool, 80 prompts each over the same 16 hazard categories. The order goes round the
/// categories, so that <see cref="PromptSet.Take"/> keeps the balance.
/// </summary>
public static class BuiltInPrompts
{
    private static readonly Lazy<PromptSet> LazyHarmful = new(() => Load("harmful"));
    private static readonly Lazy<PromptSet> LazyHarmless = new(() => Load("harmless"));

    /// <summary>Short harmful requests that an aligned model refuses.</summary>
    public static PromptSet Harmful => LazyHarmful.Value;

    /// <summary>Harmless look-alikes in the words of danger; a model that refuses them refuses too much.</summary>
    public static PromptSet Harmless => LazyHarmless.Value;

    private static PromptSet Load(string name)
    {
        using var stream = typeof(BuiltInPrompts).Assembly.GetManifestResourceStream($"{name}.csv")
            ?? throw new InvalidOperationException($"the assembly lacks its resource {name}.csv");
        var file = PromptFile.Load($"{name}.csv", stream);
        return new PromptSet(name, file.Prompts);
    }
}
