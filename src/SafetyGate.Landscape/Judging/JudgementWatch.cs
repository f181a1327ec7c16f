using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Judging;

/// <summary>Ends responses that a judge takes as settled.</summary>
/// <param name="judge">The judge.</param>
/// <param name="prompts">What is asked, in the order of the requests.</param>
public sealed class JudgementWatch(ISettlingJudge judge, IReadOnlyList<Prompt> prompts) : IResponseWatch
{
    /// <inheritdoc/>
    public bool IsSettled(int request, string text) => judge.IsSettled(prompts[request], text);
}
