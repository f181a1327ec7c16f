namespace SafetyGate.Inference.Tokenization.PostProcessors;

/// <summary>Puts special tokens around the ids of a text.</summary>
internal interface IPostProcessor
{
    /// <summary>The special tokens that it may add, by id; empty for one that leaves ids alone.</summary>
    IReadOnlyCollection<int> Added { get; }

    /// <summary>The ids with special tokens where they are wanted.</summary>
    List<int> Process(List<int> ids, bool addSpecialTokens);
}
