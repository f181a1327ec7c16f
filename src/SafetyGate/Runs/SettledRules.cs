using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Responses that were cut because certain judges needed no more of them are not for other judges to read.</summary>
internal sealed class SettledRules(RunManifest manifest, string judge)
{
    private readonly bool _mayRead = manifest.Generation.SettledBy?.Split('+').Contains(judge, StringComparer.Ordinal) == true;

    /// <exception cref="SafetyGateException"><see cref="JudgeErrors.SettledForAnother"/>.</exception>
    public void Require(IEnumerable<Response> responses)
    {
        if (!_mayRead && responses.Any(response => response.Finish == FinishReason.Settled))
        {
            throw new SafetyGateException(
                JudgeErrors.SettledForAnother,
                $"the run left responses early, as soon as they were settled for {manifest.Generation.SettledBy ?? "another judge"}, so that {judge} would read only a part of them. "
                + "Judge them with that judge, or run again with --full-responses.");
        }
    }
}
