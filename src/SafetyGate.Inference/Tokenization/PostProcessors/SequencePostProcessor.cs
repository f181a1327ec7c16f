using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.PostProcessors;

/// <summary>One post-processor after the other, of which at most one adds tokens.</summary>
internal sealed class SequencePostProcessor : IPostProcessor
{
    private readonly IReadOnlyList<IPostProcessor> _steps;

    private SequencePostProcessor(IReadOnlyList<IPostProcessor> steps) => _steps = steps;

    public IReadOnlyCollection<int> Added => [.. _steps.SelectMany(step => step.Added)];

    public static SequencePostProcessor Read(ComponentJson json)
    {
        IPostProcessor[] steps = [.. json.Items("processors").Select(PostProcessorFactory.Read)];
        if (steps.Count(step => step.Added.Count > 0) <= 1)
            return new SequencePostProcessor(steps);
        // The library would take what the first one made for several texts.
        throw new SafetyGateException(
            TokenizerErrors.Unsupported,
            $"tokenizer.json: {json.Path} has more than one post-processor that adds tokens; "
            + "merge them into one TemplateProcessing");
    }

    public List<int> Process(List<int> ids, bool addSpecialTokens)
    {
        foreach (IPostProcessor step in _steps)
            ids = step.Process(ids, addSpecialTokens);
        return ids;
    }
}
