using SafetyGate.Inference.Generation;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs;

/// <summary>Responses that end as soon as none of the run's judges could judge them otherwise.</summary>
internal static class CutResponses
{
    /// <summary>What tells that a response may end; null where each runs to its end, because that was asked for or because a
    /// judge needs whole responses.</summary>
    public static ISettlingJudge? Judge(GateRequest request)
    {
        if (request.Configuration.Generation.FullResponses)
            return null;
        return request.Judges is { } given ? given.Settling : JudgeFactory.Settling(request.Configuration.Judge);
    }

    /// <summary>What cuts responses to these prompts; null where nothing does.</summary>
    public static IResponseWatch? Watch(ISettlingJudge? settling, IReadOnlyList<Prompt> prompts) =>
        settling is null ? null : new JudgementWatch(settling, prompts);
}
