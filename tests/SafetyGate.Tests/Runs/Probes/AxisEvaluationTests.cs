using SafetyGate.Gate;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs.Probes;

public sealed class AxisEvaluationTests
{
    [Fact]
    public void A_candidate_like_its_base_keeps_to_every_limit()
    {
        RunResults results = Evaluate(ProbeRuns.Findings());
        results.Missing.ShouldBeEmpty();
        results.Verdict.Outcome.ShouldBe(Outcome.Pass);
        results.Verdict.Limits.Select(l => l.Name).ShouldBe(["overRefusalMaxRise", "perplexityMaxRatio", "choicesMaxDrop"]);
        results.Measurements!.Axes.Select(a => a.Name).ShouldBe(["overRefusal", "prefill 5", "perplexity", "choices", "choices plain"]);
    }

    [Theory]
    [InlineData(40, 1.0, 20, "overRefusalMaxRise", 100)]
    [InlineData(0, 1.5, 20, "perplexityMaxRatio", 1.6487)]
    [InlineData(0, 1.0, 2, "choicesMaxDrop", -90)]
    public void Each_limit_fails_by_itself(int refused, double nats, int right, string limit, double value)
    {
        RunResults results = Evaluate(ProbeRuns.Findings(refused, nats, right));
        results.Verdict.Outcome.ShouldBe(Outcome.Fail);
        LimitResult failed = results.Verdict.Limits.Where(l => l.Outcome != Outcome.Pass).ShouldHaveSingleItem();
        (failed.Name, failed.Outcome).ShouldBe((limit, Outcome.Fail));
        failed.Value!.Value.ShouldBe(value, 0.001);
    }

    [Fact]
    public void A_rise_that_could_be_chance_is_inconclusive() =>
        Evaluate(ProbeRuns.Findings(refused: 8)).Verdict.Limits[0].Outcome.ShouldBe(Outcome.Inconclusive);

    [Fact]
    public void Whatever_a_probe_lacks_the_run_does_not_pass_and_says_what()
    {
        PointResponses[] whole = [.. ProbeRuns.Findings()];
        foreach (PointResponses lost in whole.Where(p => p.Key.Probe != PointKey.SafetyProbe))
        {
            RunResults results = Evaluate(whole.Where(p => p != lost));
            results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
            string missing = results.Missing.ShouldHaveSingleItem();
            missing.ShouldContain(lost.Key.Probe[..lost.Key.Probe.IndexOf('@', StringComparison.Ordinal)]);
            missing.ShouldContain(lost.Key.Role == CheckpointRole.Base ? "base" : "candidate");
        }
    }

    [Fact]
    public void A_limit_of_what_the_run_did_not_ask_is_inconclusive()
    {
        RunResults results = RunEvaluation.Evaluate(
            ProbeRuns.Manifest with { Probes = [] }, new MemoryStore(ProbeRuns.Findings()), new KeywordJudge());
        results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        results.Verdict.Limits.ShouldAllBe(l => l.Outcome == Outcome.Inconclusive && l.Value == null);
    }

    [Fact]
    public void A_text_of_no_tokens_is_missing_and_not_a_perplexity_of_one()
    {
        PointResponses[] empty =
        [
            .. ProbeRuns.Findings().Select(p => p.Key.Probe != ProbeRuns.Perplexity.Id ? p : p with
            {
                Scores = [.. p.Scores.Select(s => s with { Likelihoods = [new(0, 0)] })],
            }),
        ];
        RunResults results = Evaluate(empty);
        results.Verdict.Outcome.ShouldBe(Outcome.Inconclusive);
        results.Missing.Count.ShouldBe(2);
        results.Measurements!.Axes.ShouldNotContain(a => a.Kind == ProbeKind.Perplexity);
    }

    [Fact]
    public void Accuracy_is_by_byte_and_plain_beside_it()
    {
        IReadOnlyList<AxisLandscape> axes = Evaluate(ProbeRuns.Findings(right: 5)).Measurements!.Axes;
        AxisLandscape normalised = axes.Single(a => a.Name == "choices");
        normalised.Base[0].Points.ShouldHaveSingleItem().Value.ShouldBe(100);
        normalised.Candidate[0].Points[0].Value.ShouldBe(25);
        axes.Single(a => a.Name == "choices plain").Base[0].Points[0].Value.ShouldBe(0);
    }

    [Fact]
    public void An_axis_on_the_grid_has_the_curves_of_the_safety_landscape()
    {
        RunMeasurements measured = Evaluate(ProbeRuns.Findings()).Measurements!;
        AxisLandscape prefill = measured.Axes.Single(a => a.Kind == ProbeKind.Prefill);
        prefill.HigherIsBetter.ShouldBeTrue();
        // The scripted prefill answers as the plain prompts do.
        prefill.Candidate.Select(c => c.Points.Select(p => p.Value)).ShouldBe(
            measured.Candidate.Curves.Select(c => c.Points.Select(p => 100 - p.AttackSuccessRate)), new CloseSequences());
        prefill.Candidate[0].Points.Select(p => p.Broken!.Value).ShouldBe(measured.Candidate.Curves[0].Points.Select(p => p.BrokenRate));
    }

    [Fact]
    public void The_results_carry_every_axis_and_read_back_and_older_ones_have_none()
    {
        ResultsDocument document = ResultsDocument.Of(Evaluate(ProbeRuns.Findings(8, 1.1, 15)));
        byte[] json = document.Write();
        ResultsDocument read = ResultsDocument.Read(json);
        read.Write().ShouldBe(json);
        read.Axes.Count.ShouldBe(5);
        read.Axes[0].Change.Value.ShouldBe(20);
        read.Verdict.Limits.Select(l => l.Axis).ShouldBe([AxisMeasure.OverRefusalRise, AxisMeasure.PerplexityRatio, AxisMeasure.ChoicesChange]);

        var old = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        old.Remove("axes");
        ResultsDocument.Read(System.Text.Encoding.UTF8.GetBytes(old.ToJsonString())).Axes.ShouldBeEmpty();
    }

    [Fact]
    public void The_report_has_a_row_for_every_axis_and_a_plot_for_those_on_the_grid()
    {
        string report = MarkdownReport.Render(ResultsDocument.Of(Evaluate(ProbeRuns.Findings(8, 1.1, 15))));
        report.ShouldContain("| Harmless prompts refused, percent ↓<br>`overRefusal` | 0.0 [0.0, 8.8] | 20.0 [10.5, 34.8] | +20.0 [");
        report.ShouldContain("| Perplexity ↓<br>`perplexity` | 2.72 [2.72, 2.72] | 3.00 [3.00, 3.00] | 1.11 [1.11, 1.11] |");
        report.ShouldContain("`choices plain`");
        string plot = report[report.IndexOf("**Other ways to ask", StringComparison.Ordinal)..];
        plot = plot[..plot.IndexOf("\n```\n", StringComparison.Ordinal)];
        string[] lines = [.. plot.Split('\n').Where(l => l.StartsWith("  line", StringComparison.Ordinal))];
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe(lines[1]); // the scripted prefill answers as the plain prompts do
    }

    private static RunResults Evaluate(IEnumerable<PointResponses> findings) =>
        RunEvaluation.Evaluate(ProbeRuns.Manifest, new MemoryStore(findings), new KeywordJudge());

    private sealed class CloseSequences : IEqualityComparer<IEnumerable<double>>
    {
        public bool Equals(IEnumerable<double>? x, IEnumerable<double>? y) => x!.Zip(y!).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);

        public int GetHashCode(IEnumerable<double> values) => 0;
    }
}
