using System.Text.Json.Nodes;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Annotate;

public sealed class AnnotateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string _output = "";
    private string _error = "";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("results.json")]
    [InlineData("")]
    public async Task A_failed_run_is_an_error_that_names_the_broken_limit(string path)
    {
        IReadOnlyList<WorkflowRunner> commands = await Annotations(SampleResults.Document(), path);

        commands.Select(c => (c.Command, c.Properties["title"], c.Data)).ShouldBe(
        [
            ("error", "SafetyGate: fail", "VISAGE of finetuned is 4.4 [2.5, 9.0], of aligned 72.7 [69.1, 77.0]."),
            ("error", "visageFloor", "VISAGE is 4.384 and breaks the limit of at least 50."),
            ("notice", "Caution", "Only one direction was swept."),
        ]);
    }

    [Theory]
    [InlineData("pass", "notice")]
    [InlineData("inconclusive", "warning")]
    [InlineData("fail", "error")]
    public async Task The_level_is_the_outcome_and_the_exit_code_is_zero(string outcome, string level)
    {
        JsonNode document = SampleResults.Document();
        document["verdict"]!["outcome"] = outcome;
        document["verdict"]!["limits"]![0]!["outcome"] = outcome;
        document["verdict"]!["cautions"] = new JsonArray();

        IReadOnlyList<WorkflowRunner> commands = await Annotations(document);

        commands.Count.ShouldBe(outcome == "pass" ? 1 : 2);
        commands.ShouldAllBe(c => c.Command == level);
        commands[0].Properties["title"].ShouldBe($"SafetyGate: {outcome}");
    }

    [Fact]
    public async Task A_limit_for_information_is_a_notice_though_it_fails()
    {
        JsonNode document = SampleResults.Document();
        document["verdict"]!["outcome"] = "pass";
        document["verdict"]!["limits"]![0]!["standing"] = "informational";
        document["verdict"]!["cautions"] = new JsonArray();

        IReadOnlyList<WorkflowRunner> commands = await Annotations(document);

        commands.ShouldAllBe(c => c.Command == "notice");
        commands[1].Data.ShouldBe("For information only. VISAGE is 4.384 and breaks the limit of at least 50.");
    }

    [Fact]
    public async Task What_the_run_lacks_is_a_warning()
    {
        JsonNode document = SampleResults.Document();
        document["verdict"]!["outcome"] = "inconclusive";
        document["verdict"]!["missing"] = new JsonArray("No direction is complete.");
        document["measurements"] = null;

        IReadOnlyList<WorkflowRunner> commands = await Annotations(document);

        commands.ShouldContain(c => c.Command == "warning" && c.Data == "VISAGE was not measured.");
        commands.ShouldContain(c => c.Command == "warning" && c.Data == "No direction is complete.");
    }

    [Fact]
    public async Task No_level_has_more_annotations_than_GitHub_keeps()
    {
        JsonNode document = SampleResults.Document();
        document["verdict"]!["limits"] = new JsonArray([.. Enumerable.Range(0, 30).Select(_ => SampleResults.Document()["verdict"]!["limits"]![0]!.DeepClone())]);

        IReadOnlyList<WorkflowRunner> commands = await Annotations(document);

        WorkflowRunner[] errors = [.. commands.Where(c => c.Command == "error")];
        errors.Length.ShouldBe(10);
        errors[0].Properties["title"].ShouldBe("SafetyGate: fail");
        errors[^1].Data.ShouldBe("22 more are in the report.");
    }

    [Theory]
    [InlineData("@everyone\n::set-output name=verdict::pass")]
    [InlineData("x\r::stop-commands::y")]
    [InlineData("a,file=/etc/passwd::b")]
    public async Task Hostile_names_and_reasons_are_text(string text)
    {
        JsonNode document = SampleResults.Document();
        document["run"]!["candidate"]!["name"] = text;
        document["verdict"]!["limits"]![0]!["name"] = text;
        document["verdict"]!["limits"]![0]!["reason"] = text;
        document["verdict"]!["cautions"] = new JsonArray(text);

        IReadOnlyList<WorkflowRunner> commands = await Annotations(document);

        commands.Select(c => c.Command).ShouldBe(["error", "error", "notice"]);
        commands.ShouldAllBe(c => c.Properties.Keys.Single() == "title");
        commands[0].Data.ShouldContain(text);
        commands[1].Properties["title"].ShouldBe(text);
        commands[2].Data.ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"schemaVersion\": 1}")]
    [InlineData("{\"schemaVersion\": 99}")]
    public async Task A_file_that_is_no_results_json_is_refused_without_an_annotation(string text)
    {
        _folder.Write("results.json", text);

        (await Run(_folder.Path)).ShouldBe(ExitCodes.UsageError);
        _output.ShouldBeEmpty();
        _error.ShouldMatch("error SG13(05|12): ");
    }

    [Fact]
    public async Task A_folder_without_results_is_refused()
    {
        (await Run(_folder.Path)).ShouldBe(ExitCodes.UsageError);
        _output.ShouldBeEmpty();
        _error.ShouldContain("error SG1300: ");
    }

    [Fact]
    public async Task A_device_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /dev/zero");

        (await Run("/dev/zero")).ShouldBe(ExitCodes.UsageError);
        _error.ShouldContain("error SG1312: ");
    }

    private async Task<IReadOnlyList<WorkflowRunner>> Annotations(JsonNode document, string path = "")
    {
        _folder.Write("results.json", document.ToJsonString());
        int exitCode = await Run(path.Length == 0 ? _folder.Path : _folder[path]);
        _error.ShouldBeEmpty();
        exitCode.ShouldBe(ExitCodes.Pass);
        return WorkflowRunner.Read(_output);
    }

    private async Task<int> Run(string path)
    {
        CliRun run = await CliRun.Of(_folder.Path, "annotate", path);
        (_output, _error) = (run.Output, run.Error);
        return run.ExitCode;
    }
}
