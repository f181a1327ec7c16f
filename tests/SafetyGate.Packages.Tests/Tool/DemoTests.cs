using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.Tool;

public class DemoTests(InstalledTool tool)
{
    [Fact]
    public void The_installed_tool_shows_every_verdict_on_the_checkpoints_it_brings()
    {
        string folder = tool.NewFolder("demo");

        CommandResult demo = tool.SafetyGate(folder, "demo").ShouldReturn(0);

        demo.Output.ShouldContain("PASS: VISAGE of benign_100");
        demo.Output.ShouldContain("FAIL: VISAGE of harmful_10 ");
        demo.Output.ShouldContain("FAIL: VISAGE of harmful_100");
        demo.Output.ShouldContain("FAIL: VISAGE of refuse_all");
        foreach (string candidate in new[] { "benign_100", "harmful_10", "harmful_100", "refuse_all" })
            File.Exists(Path.Combine(folder, "safety-gate-demo", candidate, "results.json")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "safety-gate-demo", "quantize-int4", "landscape.html")).ShouldBeTrue();
    }
}
