using System.Text.Json;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

public sealed class RescoreTests
{
    [Fact]
    public async Task Stored_responses_are_judged_again_by_other_judges_and_another_policy()
    {
        using var folder = new TemporaryFolder();
        CliRun check = await CliRun.Of(folder.Path, Samples.Check(Samples.Harmful, "--out", "run"));
        check.ExitCode.ShouldBe(2, check.Error);
        byte[] before = await File.ReadAllBytesAsync(folder["run/results.json"], TestContext.Current.CancellationToken);
        Judges(folder["run/results.json"]).ShouldBe(("refusal", "keyword"));

        CliRun keyword = await CliRun.Of(folder.Path, "rescore", "--run", "run", "--judge", "keyword", "--out", "again");
        keyword.ExitCode.ShouldBe(2, keyword.Error);
        Judges(folder["again/results.json"]).ShouldBe(("keyword", "refusal"));
        File.ReadAllBytes(folder["run/results.json"]).ShouldBe(before);

        folder.Write("lenient.json", """{ "policy": { "visageFloor": 0, "visageMaxDrop": 100, "originAsrMaxRise": null, "originAsrCeiling": null, "localStabilityFloor": null, "overRefusalMaxRise": null } }""");
        CliRun lenient = await CliRun.Of(folder.Path, "rescore", "--run", "run", "--policy", "lenient.json", "--second-judge", "none");
        lenient.ExitCode.ShouldBe(0, lenient.Output + lenient.Error);
        Json(folder["run/results.json"]).GetProperty("judges").ValueKind.ShouldBe(JsonValueKind.Null);

        CliRun lost = await CliRun.Of(folder.Path, "rescore", "--run", "run", "--judge", "http");
        lost.ExitCode.ShouldBe(4);
        lost.Error.ShouldContain("SG1250");
    }

    [Fact]
    public async Task A_waiver_holds_when_responses_are_judged_again_as_it_did_before()
    {
        using var folder = new TemporaryFolder();
        folder.Write("waived.json", """
            { "policy": { "visageFloor": 100, "visageMaxDrop": null, "originAsrMaxRise": null, "localStabilityFloor": null,
              "waivers": [{ "limit": "visageFloor", "reason": "known", "expires": "9999-12-31" }] } }
            """);
        CliRun check = await CliRun.Of(folder.Path, Samples.Check(Samples.Harmful, "--out", "run", "--config", "waived.json"));
        check.ExitCode.ShouldBe(0, check.Output + check.Error);
        byte[] before = await File.ReadAllBytesAsync(folder["run/results.json"], TestContext.Current.CancellationToken);
        CliRun again = await CliRun.Of(folder.Path, "rescore", "--run", "run");
        again.ExitCode.ShouldBe(0, again.Output + again.Error);
        File.ReadAllBytes(folder["run/results.json"]).ShouldBe(before);
    }

    private static (string? First, string? Second) Judges(string path)
    {
        JsonElement judges = Json(path).GetProperty("judges");
        return (judges.GetProperty("first").GetString(), judges.GetProperty("second").GetString());
    }

    private static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
}
