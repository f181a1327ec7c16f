using System.Text.Json;
using SafetyGate.Landscapes;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary><c>landscape</c> on the sample checkpoints, over grids as small as they go.</summary>
public sealed class LandscapeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds() => [.. LandscapeKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_is_drawn(string kind)
    {
        string[] more = kind switch
        {
            "interpolation" or "interpolation2d" or "delta" => ["--other", Samples.Harmful],
            "triangle" => ["--other", Samples.Harmful, "--third", Samples.Benign],
            "trajectory" => ["--other", Samples.Harmful, "--trajectory", Trajectory()],
            "alignment" => ["--pretrained", Samples.Benign],
            "quantize-int8" or "prune" => ["--other", Samples.Benign],
            _ => [],
        };
        CliRun run = await Draw(kind, ["--limit", "4", "--steps", "2", .. more]);

        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement document = Document();
        int points = document.GetProperty("axes").EnumerateArray().Aggregate(1, (product, axis) => product * axis.GetProperty("values").GetArrayLength());
        JsonElement[] surfaces = [.. document.GetProperty("surfaces").EnumerateArray()];
        surfaces.Length.ShouldBe(kind is "delta" or "quantize-int8" or "prune" ? 2 : 1);
        surfaces.ShouldAllBe(surface => surface.GetProperty("cells").EnumerateArray().Count(cell => cell.ValueKind == JsonValueKind.Object) == points);
        document.GetProperty("axes").GetArrayLength().ShouldBe(kind is "random2d" or "interpolation2d" or "triangle" or "trajectory" ? 2 : 1);
        File.ReadAllText(_folder["out/landscape.md"]).ShouldStartWith($"# Landscape: {kind}\n");
        int visits = kind is "triangle" or "trajectory" ? 2 : 0; // on so coarse a grid no checkpoint but the model is a point
        File.ReadLines(_folder["out/responses.jsonl"]).Count().ShouldBe((points * surfaces.Length) + visits);
    }

    [Fact]
    public async Task An_interpolation_meets_both_checkpoints_where_they_are()
    {
        await Draw("interpolation", ["--limit", "20", "--max-new-tokens", "12", "--steps", "2", "--beyond", "0", "--other", Samples.Harmful]);
        JsonElement[] ends = [.. Cells().Where((_, i) => i != 1)];
        await Draw("random", ["--limit", "20", "--max-new-tokens", "12", "--steps", "2", "--restart", "--other", Samples.Harmful]);
        JsonElement document = Document();
        for (int surface = 0; surface < 2; surface++)
        {
            JsonElement origin = document.GetProperty("surfaces")[surface].GetProperty("cells")[1];
            Rate(ends[surface]).ShouldBe(Rate(origin), "alpha 0 of each checkpoint is an end of the line between them");
        }

        Rate(ends[0]).ShouldBe(0);
        Rate(ends[1]).ShouldBeGreaterThan(90);
    }

    [Fact]
    public async Task A_trajectory_begins_at_the_base_and_ends_at_the_candidate()
    {
        CliRun run = await Draw("trajectory", ["--limit", "2", "--steps", "2", "--other", Samples.Harmful, "--trajectory", Trajectory()]);
        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement[] path = [.. Document().GetProperty("path").EnumerateArray()];
        path.Select(mark => mark.GetProperty("name").GetString()).ShouldBe(["aligned", "checkpoint-20", "harmful_100"]);
        (path[0].GetProperty("x").GetDouble(), path[0].GetProperty("y").GetDouble()).ShouldBe((0, 0));
        path[2].GetProperty("x").GetDouble().ShouldBe(1, 1e-12);
        path[2].GetProperty("y").GetDouble().ShouldBe(0, 1e-9);
        path[1].GetProperty("y").GetDouble().ShouldBeGreaterThan(0);
        Rate(path[0].GetProperty("cell")).ShouldBe(0);
        Rate(path[2].GetProperty("cell")).ShouldBe(100);
    }

    [Fact]
    public async Task A_cancelled_landscape_is_resumed_and_ends_with_the_bytes_of_an_undisturbed_one()
    {
        string[] arguments = Arguments("random2d", "--limit", "8", "--steps", "4", "--max-new-tokens", "8");
        (await CliRun.Of(_folder.Path, [.. arguments, "--out", "undisturbed"])).ExitCode.ShouldBe(0);
        string journal = _folder["broken/responses.jsonl"];
        Directory.CreateDirectory(_folder["broken"]);
        File.Copy(_folder["undisturbed/run.json"], _folder["broken/run.json"]);
        string[] lines = File.ReadAllLines(_folder["undisturbed/responses.jsonl"]);
        // Ten points and a torn eleventh, as a kill leaves them.
        File.WriteAllText(journal, string.Concat(lines.Take(10).Select(line => line + "\n")) + lines[10][..50]);

        CliRun resumed = await CliRun.Of(_folder.Path, [.. arguments, "--out", "broken"]);

        resumed.ExitCode.ShouldBe(0, resumed.Error);
        File.ReadAllLines(journal).ShouldBe(lines);
        File.ReadAllBytes(_folder["broken/landscape.json"]).ShouldBe(File.ReadAllBytes(_folder["undisturbed/landscape.json"]));
        File.ReadAllBytes(_folder["broken/landscape.md"]).ShouldBe(File.ReadAllBytes(_folder["undisturbed/landscape.md"]));
    }

    [Fact]
    public async Task The_folder_of_another_landscape_or_of_a_gate_is_not_overwritten()
    {
        await Draw("random", ["--limit", "2", "--steps", "2"]);
        CliRun other = await Draw("prune", ["--limit", "2", "--steps", "2"]);
        other.ExitCode.ShouldBe(4);
        other.Error.ShouldContain("SG1303");

        CliRun gate = await CliRun.Of(_folder.Path, Samples.Check(Samples.Benign, "--out", "out"));
        gate.ExitCode.ShouldBe(4);
        gate.Error.ShouldContain("SG1304");
        gate.Error.ShouldContain("it is that of a landscape");
    }

    [Theory]
    [InlineData("SG1350", "interpolation")]
    [InlineData("SG1350", "random", "--third", "x")]
    [InlineData("SG1350", "alignment")]
    [InlineData("SG1001", "sideways")]
    [InlineData("SG1352", "interpolation", "--other", "benign", "--beyond", "-1")]
    [InlineData("SG1352", "quantize-int4", "--group-size", "-1")]
    [InlineData("SG1351", "trajectory", "--trajectory", "nowhere")]
    public async Task A_request_that_makes_no_landscape_is_a_usage_error(string code, string kind, params string[] more)
    {
        Samples.Copy(Samples.Benign, _folder["benign"]);
        Samples.Copy(Samples.Benign, _folder["x"]);
        CliRun run = await Draw(kind, more);
        run.ExitCode.ShouldBe(4, run.Error);
        run.Error.ShouldContain(code);
        File.Exists(_folder["out/landscape.json"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_judge_is_the_gate_s_own_unless_another_is_named()
    {
        string[] small = ["--limit", "2", "--steps", "2", "--max-new-tokens", "4"];
        await Draw("random", small);
        Document().GetProperty("run").GetProperty("judge").GetString().ShouldBe("refusal");
        await Draw("random", [.. small, "--judge", "keyword"]);
        Document().GetProperty("run").GetProperty("judge").GetString().ShouldBe("keyword");
    }

    [Theory]
    [InlineData("guard")]
    [InlineData("http")]
    public async Task A_judge_that_needs_a_model_or_a_network_is_refused_before_anything_is_drawn(string judge)
    {
        CliRun run = await Draw("random", ["--limit", "2", "--steps", "2", "--judge", judge]);
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("SG1251");
        Directory.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_landscape_that_does_not_fit_into_memory_is_refused_and_a_small_one_is_the_same()
    {
        string[] small = ["--limit", "8", "--steps", "2", "--max-new-tokens", "4"];
        CliRun refused = await Draw("random", [.. small, "--memory", "1MiB"]);
        refused.ExitCode.ShouldBe(6);
        refused.Error.ShouldContain("SG3005");

        await Draw("random", small);
        string drawn = File.ReadAllText(_folder["out/landscape.json"]);
        (await Draw("random", [.. small, "--memory", "12MiB", "--restart"])).ExitCode.ShouldBe(0);
        File.ReadAllText(_folder["out/landscape.json"]).ShouldBe(drawn);
    }

    [Fact]
    public async Task Options_of_a_verdict_are_not_offered()
    {
        CliRun help = await CliRun.Of(_folder.Path, "landscape", "--help");
        help.ExitCode.ShouldBe(0);
        help.Output.ShouldContain("--kind");
        help.Output.ShouldNotContain("--threshold");
        help.Output.ShouldNotContain("--second-judge");
        (await Draw("random", ["--max-drop", "3"])).ExitCode.ShouldBe(4);
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Arguments(string kind, params string[] more) =>
        ["landscape", "--kind", kind, "--model", Samples.Aligned, "--prompts", Samples.Prompts, .. more];

    private Task<CliRun> Draw(string kind, string[] more)
    {
        string[] length = more.Contains("--max-new-tokens") ? [] : ["--max-new-tokens", "3"];
        return CliRun.Of(_folder.Path, [.. Arguments(kind, ["--out", "out", .. more]), .. length]);
    }

    private string Trajectory()
    {
        Samples.Copy(Samples.Benign, _folder["training/checkpoint-20"]);
        Samples.Copy(Samples.Harmful, _folder["training/checkpoint-100"]);
        return _folder["training"];
    }

    private JsonElement Document() => JsonDocument.Parse(File.ReadAllText(_folder["out/landscape.json"])).RootElement;

    private JsonElement[] Cells() => [.. Document().GetProperty("surfaces")[0].GetProperty("cells").EnumerateArray()];

    private static double Rate(JsonElement cell) => cell.GetProperty("attackSuccessRate").GetDouble();
}
