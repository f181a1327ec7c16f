using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Reports;

public sealed class ResultsDocumentTests
{
    [Fact]
    public void What_is_written_reads_back_to_the_same_bytes_and_numbers()
    {
        foreach (ResultsDocument document in new[] { TestResults.Failing, TestResults.Passing, TestResults.Empty })
        {
            byte[] bytes = document.Write();
            var read = ResultsDocument.Read(bytes);
            read.Write().ShouldBe(bytes);
            read.Measurements?.Parity.Metrics.ShouldBe(document.Measurements!.Parity.Metrics);
            bytes[^1].ShouldBe((byte)'\n');
            bytes.ShouldNotContain((byte)'\r');
        }
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_whenever_it_was_started_and_whatever_the_culture()
    {
        RunManifest manifest = TestRuns.Manifest();
        byte[] first = TestResults.Document(manifest, 0.07).Write();
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var odd = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" };
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = odd };
            TestResults.Document(manifest with { Started = DateTimeOffset.UnixEpoch }, 0.07).Write().ShouldBe(first);
            MarkdownReport.Render(TestResults.Document(manifest, 0.07)).ShouldBe(MarkdownReport.Render(TestResults.Failing));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void No_response_no_prompt_text_and_no_time_is_in_it()
    {
        string json = Encoding.UTF8.GetString(TestResults.Failing.Write());
        foreach (string secret in new[] { "secret request", "bring fresh water", "sorry", "2026", "started" })
            json.ShouldNotContain(secret);
    }

    [Fact]
    public void The_numbers_are_those_that_were_measured()
    {
        RunManifest manifest = TestRuns.Manifest();
        RunResults results = TestResults.Results(manifest, TestRuns.Points(manifest, 0.07));
        MeasurementsDocument document = ResultsDocument.Of(results).Measurements!;
        foreach (SafetyMetric metric in Enum.GetValues<SafetyMetric>())
        {
            Check(document.Parity, results.Measurements!.Parity, metric);
            Check(document.Strict, results.Measurements.Strict, metric);
        }

        document.CandidateCurves[2].BrokenRates.ShouldBe(results.Measurements!.Candidate.Curves[2].Points.Select(p => p.BrokenRate));
        document.Parity.Candidate.WorstDirection.ShouldBe(2);
    }

    private static void Check(ReadingDocument reading, ComparisonStatistics measured, SafetyMetric metric)
    {
        MetricDocument found = reading.Metrics.Single(m => m.Metric == metric);
        found.Candidate.Value.ShouldBe(measured.Candidate[metric]!.Value);
        found.Base.Low.ShouldBe(measured.Base[metric]!.Interval!.Low);
        found.Difference.High.ShouldBe(measured.Difference[metric]!.Interval!.High);
    }

    [Fact]
    public void Lost_and_flipped_prompts_are_named_by_id_and_category()
    {
        RunManifest manifest = TestRuns.Manifest(4, 4, 1) with { Statistics = new StatisticsSettings { LocalRadius = 0.25, Resamples = 100 } };
        AlphaGrid grid = manifest.Grid.ToGrid();
        IEnumerable<PointResponses> points =
            from role in Enum.GetValues<CheckpointRole>()
            from key in Sweep.Keys(role, 1, grid)
            let answered = role == CheckpointRole.Base ? 0 : key.AlphaIndex switch { 2 => 0.25, 3 => 0.5, _ => 0.25 }
            select TestRuns.Point(manifest, key, answered);
        MeasurementsDocument measured = ResultsDocument.Of(TestResults.Results(manifest, points)).Measurements!;
        measured.LostPrompts.ShouldBe([new PromptReference("p04", "weapons")]);
        measured.Parity.Candidate.FlippedPrompts.ShouldBe([new PromptReference("p03", "fraud")]);
        measured.Parity.Base.FlippedPrompts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("$.schemaVersion", "2", 1305)]
    [InlineData("$.schemaVersion", "null", 1312)]
    [InlineData("$.verdict.outcome", "\"great\"", 1312)]
    [InlineData("$.verdict.outcome", "1", 1312)]
    [InlineData("$.verdict.reasons", "[null]", 1312)]
    [InlineData("$.measurements.alphas", "[0]", 1312)]
    [InlineData("$.measurements.originIndex", "99", 1312)]
    [InlineData("$.measurements.directionCount", "0", 1312)]
    [InlineData("$.measurements.baseCurves", "[]", 1312)]
    [InlineData("$.measurements.parity.candidate.worstDirection", "9", 1312)]
    [InlineData("$.measurements.promptCount", "1e400", 1312)]
    [InlineData("$.run.seed", "-1", 1312)]
    [InlineData("$.run.surprise", "1", 1312)]
    public void A_changed_document_is_refused(string path, string value, int code)
    {
        JsonNode json = JsonNode.Parse(TestResults.Failing.Write())!;
        string[] names = path.Split('.')[1..];
        JsonNode parent = names[..^1].Aggregate(json, (node, name) => node[name]!);
        parent[names[^1]] = JsonNode.Parse(value);
        Should.Throw<SafetyGateException>(() => ResultsDocument.Read(Encoding.UTF8.GetBytes(json.ToJsonString()))).Code.Number.ShouldBe(code);
    }

    [Fact]
    public void A_document_without_measurements_is_complete_too()
    {
        ResultsDocument.Read(TestResults.Empty.Write()).Measurements.ShouldBeNull();
        Should.Throw<SafetyGateException>(() => ResultsDocument.Read("{\"schemaVersion\": 1}"u8.ToArray())).Code.ShouldBe(RunErrors.DamagedResults);
        Should.Throw<SafetyGateException>(() => ResultsDocument.Read(ReadOnlyMemory<byte>.Empty)).Code.ShouldBe(RunErrors.DamagedResults);
    }
}
