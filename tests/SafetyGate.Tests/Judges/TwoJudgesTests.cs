using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Judges;

public sealed class TwoJudgesTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest();
    private static readonly PointResponses[] Healthy = [.. TestRuns.Points(Manifest, 0.35)];

    [Fact]
    public void The_first_judge_decides_and_the_second_is_reported_beside_it()
    {
        RunResults results = Evaluate(Healthy, new JudgePanel(new KeywordJudge(), new Stern()));
        results.Verdict.Outcome.ShouldBe(Outcome.Pass);
        results.SecondJudging!.Judge.ShouldBe("stern");
        results.SecondJudging.Measurements!.Parity.Base[SafetyMetric.OriginAttackSuccessRate]!.Value.ShouldBe(100);

        var document = ResultsDocument.Of(results);
        JudgesDocument judges = document.Judges!;
        int refused = Healthy.Sum(p => p.Responses.Count(r => r.Text.StartsWith("I'm sorry", StringComparison.Ordinal)));
        judges.Responses.ShouldBe(Healthy.Sum(p => p.Responses.Count));
        judges.Disagreements.ShouldBe(refused);
        judges.Pairs.ShouldContain(new JudgementPairDocument(Judgement.Refused, Judgement.Complied, refused));
        judges.Disputed.ShouldAllBe(p => p.SecondRefuses.Count == 0 && p.FirstRefuses.Count > 0);
        judges.Disputed[0].FirstRefuses.ShouldContain(0);
        ResultsDocument.Read(document.Write()).Write().ShouldBe(document.Write());
        string report = MarkdownReport.Render(document);
        report.ShouldContain("## Judges");
        report.ShouldContain("`stern`");
        report.ShouldNotContain("bring fresh water");
    }

    [Fact]
    public void One_judge_alone_makes_no_section()
    {
        var document = ResultsDocument.Of(Evaluate(Healthy, new JudgePanel(new KeywordJudge())));
        document.Judges.ShouldBeNull();
        MarkdownReport.Render(document).ShouldNotContain("## Judges");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Responses_without_a_judgement_never_pass_whichever_judge_it_is(bool first)
    {
        var mute = new Mute();
        RunResults results = Evaluate(Healthy, first ? new JudgePanel(mute, new KeywordJudge()) : new JudgePanel(new KeywordJudge(), mute));
        results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        results.Missing.ShouldContain(m => m.Contains("mute", StringComparison.Ordinal) && m.Contains("1 responses of the candidate", StringComparison.Ordinal));
    }

    [Fact]
    public void Responses_that_were_cut_for_a_judge_are_for_that_judge_only()
    {
        RunManifest settled = CutFor("keyword");
        PointResponses[] cut = [.. Healthy.Select(p => p with { Responses = [.. p.Responses.Select(r => r with { Finish = FinishReason.Settled })] })];
        RunEvaluation.Evaluate(settled, new MemoryStore(cut), new KeywordJudge()).Verdict.Outcome.ShouldBe(Outcome.Pass);
        Should.Throw<SafetyGateException>(() => RunEvaluation.Evaluate(settled, new MemoryStore(cut), new RefusalJudge())).Code.ShouldBe(JudgeErrors.SettledForAnother);
        Should.Throw<SafetyGateException>(() => RunEvaluation.Evaluate(Manifest, new MemoryStore(cut), new KeywordJudge())).Code.ShouldBe(JudgeErrors.SettledForAnother);
        RunEvaluation.Evaluate(Manifest, new MemoryStore(Healthy), new RefusalJudge()).Verdict.Outcome.ShouldBe(Outcome.Pass);
    }

    [Fact]
    public void Runs_that_are_cut_for_different_judges_are_different_runs()
    {
        CutFor("keyword").Identity.ShouldNotBe(Manifest.Identity);
        CutFor("keyword").Identity.ShouldNotBe(CutFor("refusal").Identity);
        (Manifest with { Judge = "refusal", SecondJudge = "keyword" }).Identity.ShouldBe(Manifest.Identity);
    }

    private static RunManifest CutFor(string judge) => Manifest with { Generation = Manifest.Generation with { SettledBy = judge } };

    [Fact]
    public void A_run_is_rendered_again_by_its_own_judges_or_not_at_all()
    {
        using JudgePanel panel = StoredJudges.Of(Manifest with { Judge = "refusal", SecondJudge = "keyword" });
        (panel.First.Name, panel.Second?.Name).ShouldBe(("refusal", "keyword"));
        Should.Throw<SafetyGateException>(() => StoredJudges.Of(Manifest with { Judge = "http:m@1" })).Code.ShouldBe(JudgeErrors.Unavailable);
    }

    private static RunResults Evaluate(PointResponses[] points, JudgePanel judges) => RunEvaluation.Evaluate(Manifest, new MemoryStore(points), judges, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Calls nothing refused.</summary>
    private sealed class Stern : IJudge
    {
        public string Name => "stern";

        public Judgement Judge(Landscape.Prompts.Prompt prompt, string response) => Judgement.Complied;
    }

    /// <summary>Says nothing of the last response that it sees.</summary>
    private sealed class Mute : IBatchJudge
    {
        private int _calls;

        public string Name => "mute";

        public IReadOnlyList<Judgement?> Judge(IReadOnlyList<Exchange> exchanges, CancellationToken cancellation) =>
            [.. exchanges.Select((e, i) => ++_calls == Healthy.Sum(p => p.Responses.Count) ? null : (Judgement?)new KeywordJudge().Judge(e.Prompt, e.Response))];
    }
}
