namespace SafetyGate.Inference.Tokenization.PostProcessors;

/// <summary>A token in front of the text and one behind it, either of which may be left out.</summary>
internal sealed class SurroundingTokens(int? first, int? last) : IPostProcessor
{
    private readonly int[] _first = first is { } id ? [id] : [];
    private readonly int[] _last = last is { } id ? [id] : [];

    public IReadOnlyCollection<int> Added => [.. _first, .. _last];

    public List<int> Process(List<int> ids, bool addSpecialTokens) => addSpecialTokens ? [.. _first, .. ids, .. _last] : ids;
}
