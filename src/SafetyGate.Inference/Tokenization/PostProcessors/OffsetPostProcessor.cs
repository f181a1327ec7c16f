namespace SafetyGate.Inference.Tokenization.PostProcessors;

/// <summary>ByteLevel's: trims character offsets, which are not kept here, and leaves the ids as they are.</summary>
internal sealed class OffsetPostProcessor : IPostProcessor
{
    public IReadOnlyCollection<int> Added => [];

    public List<int> Process(List<int> ids, bool addSpecialTokens) => ids;
}
