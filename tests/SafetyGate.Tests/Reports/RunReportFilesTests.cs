using System.Text;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Reports;

public sealed class RunReportFilesTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest();
    private static readonly RunResults Results = TestResults.Results(Manifest, TestRuns.Points(Manifest, 0.07));

    [Fact]
    public void Every_file_is_written_and_nothing_else_stays()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("results.json.tmp"), "torn");
        File.WriteAllText(folder.File("report.md"), new string('x', 1_000_000));
        ResultsDocument document = RunReportFiles.Write(folder.Path, Results);
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ShouldBe(
            ["benchmark.json", "junit.xml", "plot-landscape.svg", "report.html", "report.md", "results.json", "results.sarif"]);
        File.ReadAllBytes(folder.File("results.json")).ShouldBe(document.Write());
        File.ReadAllBytes(folder.File("report.md")).ShouldBe(Encoding.UTF8.GetBytes(MarkdownReport.Render(document)));
    }

    [Fact]
    public void A_report_can_be_made_again_from_the_results_alone()
    {
        using var folder = new TestFolder();
        RunReportFiles.Write(folder.Path, Results);
        MarkdownReport.Render(ResultsDocument.Read(File.ReadAllBytes(folder.File("results.json"))))
            .ShouldBe(File.ReadAllText(folder.File("report.md")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var folder = new TestFolder();
        SafetyGateException error = Should.Throw<SafetyGateException>(() => RunReportFiles.Write(folder.File("nowhere"), Results));
        error.Code.ShouldBe(RunErrors.NotWritable);
        error.Message.ShouldContain("nowhere");
    }
}
