using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>A prompt on whose responses two judges disagree.</summary>
/// <param name="Checkpoint">Whose responses.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="FirstRefuses">At these alphas, ascending, only the first judge says refused.</param>
/// <param name="SecondRefuses">At these only the second does. An alpha stands once, whatever the number of directions.</param>
public sealed record DisputedPromptDocument(
    CheckpointRole Checkpoint, PromptReference Prompt, IReadOnlyList<double> FirstRefuses, IReadOnlyList<double> SecondRefuses)
{
    internal static DisputedPromptDocument Of(CheckpointRole role, Prompt prompt, IReadOnlyList<JudgeDispute> disputes) => new(
        role,
        new PromptReference(prompt.Id, prompt.Category),
        Alphas(disputes.Where(d => d.First == Judgement.Refused)),
        Alphas(disputes.Where(d => d.Second == Judgement.Refused)));

    private static double[] Alphas(IEnumerable<JudgeDispute> disputes) => [.. disputes.Select(d => d.Alpha).Distinct().Order()];
}
