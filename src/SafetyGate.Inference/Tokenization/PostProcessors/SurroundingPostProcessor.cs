using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.PostProcessors;

/// <summary>BERT's and RoBERTa's: a classification token in front and a separator behind.</summary>
internal sealed class SurroundingPostProcessor(int first, int last) : IPostProcessor
{
    public IReadOnlyCollection<int> Added { get; } = [first, last];

    public static SurroundingPostProcessor Read(ComponentJson json) => new(ReadId(json, "cls"), ReadId(json, "sep"));

    public List<int> Process(List<int> ids, bool addSpecialTokens) => addSpecialTokens ? [first, .. ids, last] : ids;

    private static int ReadId(ComponentJson json, string name)
    {
        IReadOnlyList<ComponentJson> pair = json.Items(name);
        return pair.Count == 2
            ? pair[1].AsInteger(0, Vocabulary.IdLimit - 1)
            : throw json.Required(name).Malformed("must be a token and its id");
    }
}
