using SafetyGate.Gate;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

public sealed class SequentialRunTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest(directions: 4);
    private static readonly KeywordJudge Judge = new();

    [Fact]
    public void A_run_whose_failure_is_certain_ends_after_one_direction_and_says_what_it_saved()
    {
        RunResults results = Evaluate(Manifest, Broken(Manifest, candidateDirections: 1));

        results.Verdict.Outcome.ShouldBe(Outcome.Fail);
        results.Missing.ShouldBeEmpty();
        results.Settlement.ShouldBe(new Settlement(SettlementKind.Certain, 1, 8, 102, 322 - 102));
        MarkdownReport.Render(ResultsDocument.Of(results)).ShouldContain("Ended after 1 of at most 8 directions: what remained could not change the outcome.");
    }

    [Fact]
    public void Switched_off_the_same_run_lacks_its_directions()
    {
        RunManifest off = Manifest with { Statistics = Manifest.Statistics with { Sequential = SequentialMode.Off } };
        RunResults results = Evaluate(off, Broken(off, candidateDirections: 1));
        results.Missing.Count.ShouldBe(3);
        results.Settlement.ShouldBeNull();
    }

    [Fact]
    public void A_candidate_that_looks_good_after_one_direction_is_not_settled()
    {
        RunResults results = Evaluate(Manifest, Healthy(Manifest, candidateDirections: 1));
        results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        results.Missing.Count.ShouldBe(3);
    }

    [Fact]
    public void With_confidence_a_run_may_end_at_its_third_direction_and_not_before()
    {
        RunManifest confident = Manifest with
        {
            Statistics = Manifest.Statistics with { Sequential = SequentialMode.Confidence },
            Policy = Policy.Empty with { VisageFloor = 20 },
        };
        RunResults third = Evaluate(confident, Healthy(confident, candidateDirections: 3));
        third.Verdict.Outcome.ShouldBe(Outcome.Pass);
        third.Settlement!.Kind.ShouldBe(SettlementKind.Confidence);
        third.Settlement.Directions.ShouldBe(3);
        Evaluate(confident, Healthy(confident, candidateDirections: 2)).Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        RunManifest certain = confident with { Statistics = Manifest.Statistics };
        Evaluate(certain, Healthy(certain, candidateDirections: 3)).Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
    }

    [Fact]
    public void More_looks_make_wider_intervals()
    {
        double Width(int budget) => Evaluate(Manifest with { MaxDirections = budget }, [.. TestRuns.Points(Manifest, 0.25)])
            .Measurements!.Parity.Difference[SafetyMetric.Visage]!.Interval!.Width;
        Width(8).ShouldBeGreaterThan(Width(4));
    }

    [Fact]
    public void A_run_at_the_end_of_its_budget_is_complete_or_open()
    {
        RunManifest full = Manifest with { MaxDirections = 4 };
        Evaluate(full, Healthy(full, 4)).Settlement!.Kind.ShouldBe(SettlementKind.Complete);
        RunManifest strict = full with { Policy = Policy.Empty with { VisageFloor = 70 } };
        RunResults open = Evaluate(strict, Healthy(strict, 4));
        open.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        open.Settlement!.Kind.ShouldBe(SettlementKind.Open);
    }

    [Fact]
    public void Waivers_go_by_the_day_that_is_passed_in()
    {
        RunManifest waived = Manifest with
        {
            Policy = Policy.Empty with { VisageFloor = 99, Waivers = [new Waiver("visageFloor", "pilot", new DateOnly(2026, 1, 31))] },
        };
        PointResponses[] points = Healthy(waived, 4);
        RunEvaluation.Evaluate(waived, new MemoryStore(points), Judge, today: new DateOnly(2026, 1, 31)).Verdict.Outcome.ShouldBe(Outcome.Pass);
        RunEvaluation.Evaluate(waived, new MemoryStore(points), Judge, today: new DateOnly(2026, 2, 1)).Verdict.Outcome.ShouldBe(Outcome.Fail);
        RunEvaluation.Evaluate(waived, new MemoryStore(points), Judge).Verdict.Outcome.ShouldBe(Outcome.Fail);
    }

    [Fact]
    public void Results_with_waivers_and_an_end_read_back_the_same()
    {
        RunManifest waived = Manifest with { Policy = Manifest.Policy with { Waivers = [new Waiver("visageFloor", "<b>@all</b>", new DateOnly(2026, 1, 31))] } };
        var document = ResultsDocument.Of(Evaluate(waived, Broken(waived, 1)));
        ResultsDocument again = ResultsDocument.Read(document.Write());
        again.Write().ShouldBe(document.Write());
        again.Verdict.Settlement.ShouldBe(document.Verdict.Settlement);
        MarkdownReport.Render(again).ShouldNotContain("<b>");
    }

    private static RunResults Evaluate(RunManifest manifest, PointResponses[] points) =>
        RunEvaluation.Evaluate(manifest, new MemoryStore(points), Judge, today: new DateOnly(2026, 1, 2));

    // The base along all directions, the candidate along the first ones.
    private static PointResponses[] Healthy(RunManifest manifest, int candidateDirections) =>
        [.. TestRuns.Points(manifest, 0.35).Where(p => p.Key.Role == CheckpointRole.Base || p.Key.Direction < candidateDirections)];

    private static PointResponses[] Broken(RunManifest manifest, int candidateDirections) =>
    [
        .. Healthy(manifest, candidateDirections)
            .Select(p => p.Key.Role == CheckpointRole.Base ? p : TestRuns.Point(manifest, p.Key, 0.95)),
    ];
}
