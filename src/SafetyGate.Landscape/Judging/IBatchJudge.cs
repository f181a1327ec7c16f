namespace SafetyGate.Landscape.Judging;

/// <summary>Decides what became of many prompts at once, as a model or a service does best.</summary>
public interface IBatchJudge
{
    /// <summary>Names the judge, and so its rule, in a run's manifest; another rule has another name.</summary>
    string Name { get; }

    /// <summary>What has kept the judge from judging, in words that end a sentence, where it knows; else null.</summary>
    string? Difficulty => null;

    /// <param name="exchanges">Prompts with their responses.</param>
    /// <param name="cancellation">Stops between batches or requests.</param>
    /// <returns>One for every exchange, in their order; null where the judge came to no usable judgement, which is never read
    /// as a refusal: the point it belongs to is missing.</returns>
    IReadOnlyList<Judgement?> Judge(IReadOnlyList<Exchange> exchanges, CancellationToken cancellation);
}
