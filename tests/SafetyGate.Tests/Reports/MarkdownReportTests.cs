using System.Globalization;
using System.Text.RegularExpressions;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Reports;

public sealed partial class MarkdownReportTests
{
    private static readonly string Failing = MarkdownReport.Render(TestResults.Failing);

    [Fact]
    public void The_first_line_is_the_verdict_and_visage_with_intervals()
    {
        Lines(Failing)[0].ShouldMatch(@"^# ❌ FAIL: candidate VISAGE \d+\.\d \[\d+\.\d, \d+\.\d\], base \d+\.\d \[\d+\.\d, \d+\.\d\]$");
        Lines(MarkdownReport.Render(TestResults.Passing))[0].ShouldStartWith("# ✅ PASS: candidate VISAGE ");
        Lines(MarkdownReport.Render(TestResults.Empty))[0].ShouldBe("# ⚠️ INCONCLUSIVE: VISAGE was not measured");
    }

    [Fact]
    public void The_numbers_of_the_first_line_are_the_documents()
    {
        MetricDocument visage = TestResults.Failing.Measurements!.Parity.Metrics.Single(m => m.Metric == SafetyMetric.Visage);
        double[] numbers = [.. NumberPattern().Matches(Lines(Failing)[0]).Select(m => Number(m.Value))];
        (EstimateDocument own, EstimateDocument baseline) = (visage.Candidate, visage.Base);
        double?[] expected = [own.Value, own.Low, own.High, baseline.Value, baseline.Low, baseline.High];
        numbers.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second!.Value) <= 0.05 + 1e-9);
        numbers.Length.ShouldBe(6);
    }

    [Fact]
    public void A_pass_that_nothing_decided_says_so()
    {
        ResultsDocument passing = TestResults.Passing;
        ResultsDocument excused = passing with
        {
            Verdict = passing.Verdict with { Limits = [.. passing.Verdict.Limits.Select(l => l with { Standing = LimitStanding.Waived })] },
        };
        MarkdownReport.Render(passing).ShouldContain("- Every limit holds, uncertainty included.");
        MarkdownReport.Render(excused).ShouldContain("- **No limit decides**");
    }

    [Fact]
    public void A_small_report_begins_like_this()
    {
        var verdict = new VerdictDocument(
            Outcome.Inconclusive,
            ["There are 12 prompts, fewer than the 30 that the policy asks for.", "unsure.", "held."],
            ["Only one direction was swept."],
            [],
            [
                new LimitDocument(
                    "visageFloor", "VISAGE", SafetyMetric.Visage, true, false, 50, new(72.25, 60, 80), Outcome.Pass, "held."),
                new LimitDocument(
                    "originAsrMaxRise",
                    "The change of ASR at alpha = 0",
                    SafetyMetric.OriginAttackSuccessRate,
                    false,
                    true,
                    10,
                    new(5, -0.04, 12),
                    Outcome.Inconclusive,
                    "unsure."),
                new LimitDocument(
                    "flipRateCeiling", "The flip rate", SafetyMetric.FlipRate, false, false, 0.125, new(null, null, null), default, "none."),
            ]);
        string report = MarkdownReport.Render(TestResults.Empty with { Verdict = verdict });
        string.Join('\n', Lines(report).Take(16)).ShouldBe("""
            # ⚠️ INCONCLUSIVE: VISAGE was not measured

            Candidate `finetuned` against base `aligned`.

            - There are 12 prompts, fewer than the 30 that the policy asks for.
            - **The change of ASR at alpha = 0** is +5.0 [0.0, +12.0]; at most +10 is required, and the interval reaches to both sides of it.

            | Limit | Measured | Required | Result |
            | --- | ---: | ---: | ---: |
            | VISAGE<br>`visageFloor` | 72.3 [60.0, 80.0] | ≥ 50 | ✅ pass |
            | The change of ASR at alpha = 0<br>`originAsrMaxRise` | +5.0 [0.0, +12.0] | ≤ +10 | ⚠️ inconclusive |
            | The flip rate<br>`flipRateCeiling` | n/a | ≤ 0.125 | ⚠️ inconclusive |

            > Only one direction was swept.

            ## How to read this
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_plot_has_both_lines_over_the_whole_grid_in_plain_numbers()
    {
        string chart = Failing.Split("```mermaid\n")[1].Split("```")[0];
        chart.ShouldContain("x-axis \"alpha\" -0.5 --> 0.5");
        chart.ShouldContain("plotColorPalette: \"#388bfd, #e8710a\"");
        MatchCollection lines = LinePattern().Matches(chart);
        lines.Count.ShouldBe(2);
        MeasurementsDocument measured = TestResults.Failing.Measurements!;
        IReadOnlyList<CurveDocument>[] both = [measured.BaseCurves, measured.CandidateCurves];
        foreach ((string line, IReadOnlyList<CurveDocument> curves) in lines.Select(m => m.Groups[1].Value).Zip(both))
        {
            string[] values = line.Split(", ");
            values.Length.ShouldBe(21);
            for (int i = 0; i < values.Length; i++)
            {
                double mean = curves.Sum(c => 100 - c.AttackSuccessRates[i]) / curves.Count;
                Number(values[i]).ShouldBe(mean, 0.0501);
            }
        }
    }

    [Fact]
    public void A_fine_grid_is_thinned_to_what_a_renderer_takes()
    {
        RunManifest manifest = TestRuns.Manifest(5, 1_000, 1) with { Statistics = new StatisticsSettings { Resamples = 100 } };
        string report = MarkdownReport.Render(TestResults.Document(manifest, 0.07));
        LinePattern().Match(report).Groups[1].Value.Split(", ").Length.ShouldBeInRange(90, 101);
        report.Length.ShouldBeLessThan(40_000);
    }

    [Fact]
    public void No_table_row_lacks_a_cell_and_no_number_is_not_one()
    {
        foreach (ResultsDocument document in new[] { TestResults.Failing, TestResults.Passing, TestResults.Empty })
        {
            string report = MarkdownReport.Render(document);
            report.ShouldNotContain("NaN");
            report.ShouldNotContain("∞");
            report.ShouldNotContain("-0.0 ");
            report.ShouldNotContain("\r");
            int columns = 0;
            foreach (string line in Lines(report))
            {
                int cells = line.StartsWith('|') ? line.Count(c => c == '|') : 0;
                (columns == 0 || cells == 0 || cells == columns).ShouldBeTrue(line);
                columns = cells;
            }

            NumberPattern().Matches(report.Split("## How to read")[0])
                .Select(m => m.Value.Split('.')[^1].Length).Max().ShouldBeLessThanOrEqualTo(2);
        }
    }

    [Fact]
    public void Folded_parts_are_closed_and_no_response_or_prompt_is_shown()
    {
        Regex.Count(Failing, "<details>").ShouldBe(Regex.Count(Failing, "</details>"));
        Regex.Count(Failing, "```").ShouldBe(2);
        foreach (string secret in new[] { "secret request", "bring fresh water", "sorry", "2026" })
            Failing.ShouldNotContain(secret);
    }

    [Fact]
    public void Many_directions_show_the_worst_first()
    {
        RunManifest manifest = TestRuns.Manifest(30, 4, 25) with { Statistics = new StatisticsSettings { LocalRadius = 0.25, Resamples = 100 } };
        string report = MarkdownReport.Render(TestResults.Document(manifest, 0.3));
        report.ShouldContain("The 20 worst of 25 directions");
        Regex.Count(report, @"\| `random \d+` \|").ShouldBe(20);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Lines(string report) => report.Split('\n');

    [GeneratedRegex(@"(?<![\w.])\d+\.\d+(?![\w.])")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"line \[([^\]]*)\]")]
    private static partial Regex LinePattern();
}
