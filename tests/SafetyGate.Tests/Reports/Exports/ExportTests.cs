using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Reports;
using SafetyGate.Reports.Exports;

namespace SafetyGate.Tests.Reports.Exports;

public sealed class ExportTests
{
    public static TheoryData<string> Runs => ["passing", "failing", "empty"];

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_build_server_sees_a_problem_exactly_where_a_limit_does_not_hold(string run)
    {
        ResultsDocument results = Run(run);
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(JUnitReport.Write(results))).Root!;
        XElement[] cases = [.. root.Descendants("testcase")];
        foreach (LimitDocument limit in results.Verdict.Limits)
        {
            XElement found = cases.Single(c => (string)c.Attribute("name")! == limit.Name);
            found.Elements().Single().Name.LocalName.ShouldBe(
                limit.Outcome switch { Outcome.Pass => "system-out", Outcome.Fail => "failure", _ => "error" });
        }

        bool sound = !root.Descendants("failure").Concat(root.Descendants("error")).Any();
        sound.ShouldBe(results.Verdict.Outcome == Outcome.Pass);
        ((int)root.Attribute("tests")!).ShouldBe(cases.Length);
        ((int)root.Attribute("failures")!).ShouldBe(root.Descendants("failure").Count());
        ((int)root.Attribute("errors")!).ShouldBe(root.Descendants("error").Count());
        root.Descendants("skipped").ShouldBeEmpty("build servers take skipped for well");
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Code_scanning_sees_an_alert_exactly_where_a_limit_does_not_hold(string run)
    {
        ResultsDocument results = Run(run);
        using var log = JsonDocument.Parse(SarifReport.Write(results));
        JsonElement scan = log.RootElement.GetProperty("runs")[0];
        string[] rules = [.. scan.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
        var alerts = scan.GetProperty("results").EnumerateArray()
            .Select(r => (Rule: r.GetProperty("ruleId").GetString()!, Level: r.GetProperty("level").GetString()!)).ToArray();
        alerts.Where(a => a.Rule != "completeRun").ShouldBe(
            results.Verdict.Limits.Where(l => l.Outcome != Outcome.Pass).Select(l => (l.Name, l.Outcome == Outcome.Fail ? "error" : "warning")));
        alerts.Count(a => a.Rule == "completeRun").ShouldBeGreaterThanOrEqualTo(results.Verdict.Missing.Count);
        alerts.ShouldAllBe(a => rules.Contains(a.Rule));
        (alerts.Length == 0).ShouldBe(results.Verdict.Outcome == Outcome.Pass);
    }

    [Fact]
    public void Too_little_evidence_is_a_problem_though_every_limit_holds()
    {
        ResultsDocument passing = TestResults.Passing;
        ResultsDocument thin = passing with
        {
            Verdict = passing.Verdict with { Outcome = Outcome.Inconclusive, Reasons = ["too few prompts", .. passing.Verdict.Reasons] },
        };
        XDocument.Parse(Encoding.UTF8.GetString(JUnitReport.Write(thin))).Descendants("error").Single().Value.ShouldBe("too few prompts");
        using var log = JsonDocument.Parse(SarifReport.Write(thin));
        log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(LimitStanding.Informational, "For information only.")]
    [InlineData(LimitStanding.Waived, "Waived until 2027-01-31: a known issue")]
    public void A_limit_that_the_policy_lets_go_is_neither_a_problem_nor_silent(LimitStanding standing, string why)
    {
        ResultsDocument failing = TestResults.Failing;
        LimitDocument failed = failing.Verdict.Limits.First(l => l.Outcome == Outcome.Fail);
        ResultsDocument excused = failing with
        {
            Verdict = failing.Verdict with
            {
                Limits = [.. failing.Verdict.Limits.Select(l => l == failed ? l with { Standing = standing } : l)],
                Waivers = [new WaiverResult(new Waiver(failed.Name, "a known issue", new DateOnly(2027, 1, 31)), WaiverStatus.Used)],
            },
        };
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(JUnitReport.Write(excused))).Root!;
        XElement only = root.Descendants("testcase").Single(c => (string)c.Attribute("name")! == failed.Name).Elements().Single();
        only.Name.LocalName.ShouldBe("skipped");
        ((string)only.Attribute("message")!).ShouldBe($"{why} {failed.Reason}");
        ((int)root.Attribute("skipped")!).ShouldBe(1);
        ((int)root.Attribute("failures")!).ShouldBe(failing.Verdict.Limits.Count(l => l.Outcome == Outcome.Fail) - 1);

        using var log = JsonDocument.Parse(SarifReport.Write(excused));
        JsonElement note = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Single(r => r.GetProperty("ruleId").GetString() == failed.Name);
        note.GetProperty("level").GetString().ShouldBe("note");
        note.GetProperty("message").GetProperty("text").GetString().ShouldBe($"{why} {failed.Reason}");
    }

    [Fact]
    public void Text_that_XML_cannot_hold_is_replaced()
    {
        ResultsDocument failing = TestResults.Failing;
        var hostile = failing with { Run = failing.Run with { Candidate = failing.Run.Candidate with { Name = "a\u0000\uD800\"<b>" } } };
        XDocument.Parse(Encoding.UTF8.GetString(JUnitReport.Write(hostile))).Root!
            .Element("testsuite")!.Attribute("name")!.Value.ShouldContain("a??\"<b>");
    }

    [Fact]
    public void Metrics_over_time_are_those_of_the_candidate_and_what_is_missing_is_left_out()
    {
        ResultsDocument results = TestResults.Failing;
        using var entries = JsonDocument.Parse(BenchmarkReport.Write(results));
        JsonElement visage = entries.RootElement.EnumerateArray().Single(e => e.GetProperty("name").GetString() == "VISAGE");
        visage.GetProperty("value").GetDouble().ShouldBe(
            results.Measurements!.Parity.Metrics.Single(m => m.Metric == SafetyMetric.Visage).Candidate.Value!.Value);
        entries.RootElement.EnumerateArray().ShouldAllBe(e => e.GetProperty("unit").GetString()!.Length > 0);
        using var none = JsonDocument.Parse(BenchmarkReport.Write(TestResults.Empty));
        none.RootElement.GetArrayLength().ShouldBe(0);
    }

    private static ResultsDocument Run(string name) => name switch
    {
        "passing" => TestResults.Passing,
        "failing" => TestResults.Failing,
        _ => TestResults.Empty,
    };
}
