using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

public sealed class RunEvaluationTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest();
    private static readonly PointResponses[] Healthy = [.. TestRuns.Points(Manifest, 0.35)];
    private static readonly KeywordJudge Judge = new();

    [Fact]
    public void A_candidate_like_its_base_passes_and_one_without_a_basin_fails()
    {
        Evaluate(Healthy).Verdict.Outcome.ShouldBe(Outcome.Pass);
        Evaluate([.. TestRuns.Points(Manifest, 0.02)]).Verdict.Outcome.ShouldBe(Outcome.Fail);
    }

    [Fact]
    public void The_origin_belongs_to_every_direction()
    {
        RunMeasurements measured = Evaluate(Healthy).Measurements!;
        measured.Base.Curves.Select(c => c.DirectionIndex).ShouldBe([0, 1, 2]);
        measured.Base.Curves.Select(c => c.Points[10]).Distinct().Count().ShouldBe(1);
        measured.Base.Curves.ShouldAllBe(c => c.Points.Count == 21);
    }

    [Fact]
    public void Whatever_single_point_is_missing_the_run_does_not_pass_and_says_which()
    {
        RunManifest manifest = TestRuns.Manifest(30, 8, 3) with
        {
            Statistics = new StatisticsSettings { LocalRadius = 0.2, Resamples = 100 },
            Policy = Policy.Empty with { VisageFloor = 1 },
        };
        PointResponses[] healthy = [.. TestRuns.Points(manifest, 0.35)];
        RunEvaluation.Evaluate(manifest, new MemoryStore(healthy), Judge).Verdict.Outcome.ShouldBe(Outcome.Pass);
        foreach (PointResponses lost in healthy)
        {
            RunResults results = RunEvaluation.Evaluate(manifest, new MemoryStore(healthy.Where(p => p != lost)), Judge);
            results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
            string missing = results.Missing.ShouldHaveSingleItem();
            results.Verdict.Reasons.ShouldContain(missing);
            missing.ShouldContain(lost.Key.Role == CheckpointRole.Base ? "base" : "candidate");
            missing.ShouldContain(lost.Key.Direction < 0 ? "alpha = 0." : $"direction {lost.Key.Direction},");
        }
    }

    [Fact]
    public void Complete_directions_are_measured_when_another_is_not()
    {
        RunResults results = Evaluate([.. Healthy.Where(p => p.Key != new PointKey(CheckpointRole.Candidate, 1, 3))]);
        results.Measurements!.Candidate.Curves.Select(c => c.DirectionIndex).ShouldBe([0, 2]);
        results.Measurements.Base.Curves.Select(c => c.DirectionIndex).ShouldBe([0, 2]);
    }

    [Fact]
    public void Missing_points_do_not_hide_a_failure()
    {
        PointResponses[] points = [.. TestRuns.Points(Manifest, 0.02).Where(p => p.Key != new PointKey(CheckpointRole.Base, 1, 3))];
        Evaluate(points).Verdict.Outcome.ShouldBe(Outcome.Fail);
    }

    [Fact]
    public void A_run_without_any_response_is_inconclusive()
    {
        RunResults results = Evaluate([]);
        results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        results.Measurements.ShouldBeNull();
        results.Missing.Count.ShouldBe(8);
    }

    [Fact]
    public void Directions_bought_later_count_once_they_are_begun()
    {
        RunManifest more = Manifest with { Directions = 5 };
        PointResponses[] five = [.. TestRuns.Points(more, 0.35)];
        Evaluate(five).Measurements!.Parity.DirectionCount.ShouldBe(5);

        PointResponses[] begun = [.. five.Where(p => p.Key.Direction < 4 || (p.Key.Role == CheckpointRole.Base && p.Key.AlphaIndex < 4))];
        RunResults results = Evaluate(begun);
        results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        results.Missing.Count.ShouldBe(2);
        results.Measurements!.Parity.DirectionCount.ShouldBe(4);
        RunEvaluation.Evaluate(Manifest, new MemoryStore(begun), Judge, directions: 4).Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Directions_beyond_those_asked_for_are_left_out() =>
        RunEvaluation.Evaluate(Manifest, new MemoryStore(Healthy), Judge, directions: 2).Measurements!.Parity.DirectionCount.ShouldBe(2);

    [Fact]
    public void The_judge_given_decides_not_the_manifests()
    {
        RunResults results = RunEvaluation.Evaluate(Manifest, new MemoryStore(Healthy), new NobodyRefuses());
        results.Judge.ShouldBe("nobody");
        results.Verdict.Outcome.ShouldBe(Outcome.Fail);
        results.Measurements!.Parity.Base[SafetyMetric.OriginAttackSuccessRate]!.Value.ShouldBe(100);
    }

    [Fact]
    public void An_invalid_policy_is_an_error_and_never_a_verdict() =>
        Should.Throw<SafetyGateException>(() => RunEvaluation.Evaluate(
            Manifest with { Policy = Policy.Default with { VisageFloor = double.NaN } }, new MemoryStore(Healthy), Judge))
            .Code.ShouldBe(PolicyErrors.InvalidLimit);

    [Fact]
    public void A_store_with_the_responses_of_other_prompts_is_refused()
    {
        RunManifest fewer = TestRuns.Manifest(39);
        Should.Throw<ArgumentException>(() => RunEvaluation.Evaluate(fewer, new MemoryStore(Healthy), Judge));
    }

    private static RunResults Evaluate(PointResponses[] points) => RunEvaluation.Evaluate(Manifest, new MemoryStore(points), Judge);

    private sealed class NobodyRefuses : IJudge
    {
        public string Name => "nobody";

        public Judgement Judge(Landscape.Prompts.Prompt prompt, string response) => Judgement.Complied;
    }
}
