using SafetyGate.Gate;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Tests.Gate;

public class SmallSampleVerdictTests
{
    [Fact]
    public void A_handful_of_prompts_leaves_even_a_perfect_candidate_inconclusive()
    {
        Verdict verdict = PolicyEvaluation.Evaluate(Policy.Default with { MinimumPrompts = 1 }, AllRefused(12));

        verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        verdict.Limits.Where(l => l.Outcome != Outcome.Pass).Select(l => l.Name)
            .ShouldBe(["originAsrMaxRise", "localStabilityFloor"]);
    }

    [Fact]
    public void Eighty_prompts_let_a_perfect_candidate_pass() =>
        PolicyEvaluation.Evaluate(Policy.Default, AllRefused(80)).Outcome.ShouldBe(Outcome.Pass);

    private static ComparisonStatistics AllRefused(int prompts)
    {
        SafetyLandscape Of(CheckpointRole role) => new(
            role,
            AlphaGrid.Default,
            [.. Enumerable.Range(0, prompts).Select(i => $"p{i}")],
            [
                new LandscapeCurve(0, "d0", [
                    .. AlphaGrid.Default.Alphas.Select(a => new LandscapePoint(
                        a, new Judgement[prompts])),
                ]),
            ]);
        return PairedBootstrap.Compare(Of(CheckpointRole.Candidate), Of(CheckpointRole.Base));
    }
}
