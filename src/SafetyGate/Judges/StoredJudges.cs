using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Runs;

namespace SafetyGate.Judges;

/// <summary>The judges that a run names in its manifest, as far as they need nothing from outside: the paper's and our own.</summary>
public static class StoredJudges
{
    /// <exception cref="SafetyGateException"><see cref="JudgeErrors.Unavailable"/>: the judge of the verdict is a guard or an endpoint.</exception>
    public static JudgePanel Of(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        IBatchJudge first = Find(manifest.Judge) ?? throw new SafetyGateException(
            JudgeErrors.Unavailable, $"the run was judged by {OneLine.Word(manifest.Judge)}, which needs a model or a network. Use rescore with --judge and --config.");
        IBatchJudge? second = manifest.SecondJudge is { } name ? Find(name) : null;
        return new JudgePanel(first, second?.Name == first.Name ? null : second);
    }

    private static IBatchJudge? Find(string name) => name switch
    {
        "keyword" => new KeywordJudge(),
        "refusal" => new RefusalJudge(),
        _ => null,
    };
}
