using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs;

/// <summary>Responses that end as soon as the run's judge could not judge them otherwise.</summary>
public static class CutResponses
{
    /// <summary>The judge that responses are cut for, for the manifest; null where each runs to its end.</summary>
    public static string? SettledBy(GenerationConfiguration generation, IJudge judge) =>
        !generation.FullResponses && judge is ISettlingJudge ? judge.Name : null;

    /// <summary>What cuts them; null where nothing does.</summary>
    public static IResponseWatch? Watch(GenerationConfiguration generation, IJudge judge, IReadOnlyList<Prompt> prompts) =>
        !generation.FullResponses && judge is ISettlingJudge settling ? new JudgementWatch(settling, prompts) : null;

    /// <summary>Why a judge cannot judge the responses of a run, one sentence; null where it can.</summary>
    /// <param name="manifest">The run.</param>
    /// <param name="judge">The <see cref="IJudge.Name"/> of the judge.</param>
    public static string? Problem(RunManifest manifest, string judge) =>
        manifest.Generation.SettledBy is { } settledBy && settledBy != judge
            ? $"The run's responses were cut where the judge '{settledBy}' had made up its mind, and '{judge}' may need what would have followed: sweep again with --full-responses."
            : null;
}
