using System.Diagnostics;
using System.Text;
using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.MSBuild;

public class ConcurrentBuildTests(InstalledTool tool)
{
    private const string Frameworks = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";

    [Fact]
    public void A_project_for_several_frameworks_is_checked_once()
    {
        var project = new TrainingProject(tool, "frameworks", Frameworks);

        CommandResult all = project.Build("-m:2").ShouldReturn(0);
        all.Count("PASS: VISAGE").ShouldBe(1, all.Output);

        File.Delete(Path.Combine(project.Output, "results.json"));
        CommandResult one = project.Build("--no-restore", "-f", "net10.0").ShouldReturn(0);
        one.Count("PASS: VISAGE").ShouldBe(1, one.Output);

        CommandResult bad = project.Build("--no-restore", "-m:2", "-p:Finetune=harmful_100").ShouldNotPass();
        bad.Output.ShouldContain("error SG5001");
    }

    [Fact]
    public void Builds_side_by_side_that_share_a_project_take_turns()
    {
        var project = new TrainingProject(tool, "side by side");
        project.Build("-p:SafetyGateAfterTargets=").ShouldReturn(0);
        project.Write("both.proj", """
            <Project>
              <ItemGroup>
                <Configured Include="Trainer.csproj" AdditionalProperties="Shift=one" />
                <Configured Include="Trainer.csproj" AdditionalProperties="Shift=two" />
              </ItemGroup>
              <Target Name="Both">
                <MSBuild Projects="@(Configured)" Targets="SafetyGate" BuildInParallel="true" />
              </Target>
            </Project>
            """);

        tool.Shell.DotNet(project.Folder, "msbuild", "both.proj", "-m:2", "-nodeReuse:false").ShouldReturn(0)
            .Count("verdict=Pass").ShouldBe(2);
    }

    [Fact]
    public void A_cancelled_build_ends_the_tool_and_the_next_one_resumes_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an interrupt cannot be sent to another process there");
        var project = new TrainingProject(tool, "cancelled", more: "<SafetyGateOptions>--threads 1 --steps 12 --limit 80 --max-new-tokens 48</SafetyGateOptions>");
        project.Build("-p:SafetyGateAfterTargets=").ShouldReturn(0);
        string journal = Path.Combine(project.Output, "responses.jsonl");

        using Process build = tool.Shell.Start(project.Folder, "dotnet", [.. TrainingProject.Arguments("msbuild"), "-t:SafetyGate"], out StringBuilder output);
        SpinWait.SpinUntil(() => build.HasExited || (File.Exists(journal) && new FileInfo(journal).Length > 0), TimeSpan.FromMinutes(2)).ShouldBeTrue();
        tool.Shell.Run(project.Folder, "kill", "-INT", $"{build.Id}").ShouldReturn(0);
        build.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        build.ExitCode.ShouldNotBe(0, output.ToString());

        // A tool that lived on would hold the folder, and the run would not be the one that is resumed.
        long recorded = File.ReadLines(journal).Count();
        File.Exists(Path.Combine(project.Output, "results.json")).ShouldBeFalse();
        project.Run("msbuild", "-t:SafetyGate");
        File.ReadLines(journal).Take((int)recorded).Count().ShouldBe((int)recorded);
        project.Log.ShouldNotContain("begun anew");
        project.Errors.ShouldNotContain("SG13");
    }
}
