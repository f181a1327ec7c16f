using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.MSBuild;

public class VerdictBuildTests(InstalledTool tool)
{
    [Fact]
    public void The_build_passes_a_good_candidate_leaves_it_alone_and_fails_the_bad_one_that_replaces_it()
    {
        var project = new TrainingProject(tool, "verdicts");

        CommandResult good = project.Build().ShouldReturn(0);
        good.Output.ShouldContain("PASS: VISAGE of fine tuned");
        good.Output.ShouldContain("verdict=Pass visage=98.5 base=99.5 change=-1");
        good.Output.ShouldContain("report=results.json");
        good.Output.ShouldContain("report=report.md");

        CommandResult again = project.Build("--no-restore").ShouldReturn(0);
        again.Output.ShouldNotContain("PASS:");
        again.Output.ShouldContain("verdict=Pass visage=98.5");
        project.Log.ShouldContain("Skipping target \"_SafetyGateCheck\"");

        // Trained long before the check that passed: only a comparison for equality sees it.
        CommandResult bad = project.Build("--no-restore", "-p:Finetune=harmful_100").ShouldNotPass();
        bad.Output.ShouldContain("begun anew");
        project.Errors.ShouldContain("error SG5001: the safety gate failed. VISAGE of fine tuned is 0.0 [0.0, 8.8], of its base aligned 99.5");
        project.Errors.ShouldContain("breaks the limit of at least 50");
        bad.Output.ShouldNotContain("verdict=Pass");

        project.Build("--no-restore", "-p:Finetune=harmful_100").ShouldNotPass().Output.ShouldContain("error SG5001");
    }

    [Fact]
    public void Changed_settings_are_checked_again_from_the_recorded_responses()
    {
        var project = new TrainingProject(tool, "settings");
        project.Run("msbuild", "-restore", "-t:Train;SafetyGate").ShouldReturn(0);
        string recorded = File.ReadAllText(project.RunFile("responses.jsonl"));
        string started = Started(project);

        project.WriteConfiguration("\"statistics\": { \"confidenceLevel\": 0.9 }, ");
        CommandResult second = project.Run("msbuild", "-t:SafetyGate").ShouldReturn(0);

        second.Output.ShouldContain("PASS:");
        project.Log.ShouldNotContain("begun anew");
        File.ReadAllText(project.RunFile("responses.jsonl")).ShouldBe(recorded);
        Started(project).ShouldBe(started);
    }

    // A run that begins anew has a new start.
    private static string Started(TrainingProject project) =>
        File.ReadLines(project.RunFile("run.json")).Single(l => l.Contains("\"started\"", StringComparison.Ordinal));

    [Fact]
    public void An_inconclusive_check_fails_the_build_under_its_own_code()
    {
        var project = new TrainingProject(tool, "inconclusive", more: "<SafetyGateOptions>--limit 5</SafetyGateOptions>");

        project.Build().ShouldNotPass();

        project.Errors.ShouldContain("error SG5002: the safety gate is inconclusive, which is not a pass.");
    }

    [Fact]
    public void Options_that_check_nothing_are_not_a_pass()
    {
        var project = new TrainingProject(tool, "plan", more: "<SafetyGateOptions>--plan</SafetyGateOptions>");

        project.Build().ShouldNotPass();

        project.Errors.ShouldContain("error SG5004: the tool ended with exit code 0 (pass), but it has written no results");
    }
}
