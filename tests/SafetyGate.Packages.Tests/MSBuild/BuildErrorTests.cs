using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.MSBuild;

public class BuildErrorTests(InstalledTool tool)
{
    [Fact]
    public void Every_mistake_in_the_configuration_is_an_error_at_its_line_and_column()
    {
        var project = new TrainingProject(tool, "mistakes");
        project.Write("safety-gate.json", "{\n  \"landscapes\": 1,\n  \"landscape\": { \"steps\": 3 }\n}\n");

        project.Build().ShouldNotPass();

        string file = Path.Combine(project.Folder, "safety-gate.json");
        project.Errors.ShouldContain($"{file}(2,3): error SG1101: ");
        project.Errors.ShouldContain($"{file}(3,27): error SG1104: ");
        project.Errors.Split("error SG").Length.ShouldBe(3, project.Errors);
    }

    [Fact]
    public void A_damaged_candidate_is_refused_with_the_tools_own_error()
    {
        var project = new TrainingProject(tool, "damaged", more: "<SafetyGateAfterTargets>None</SafetyGateAfterTargets>");
        project.Build().ShouldReturn(0);
        File.WriteAllText(Path.Combine(project.Candidate, "model.safetensors"), "not a checkpoint");

        project.Build("--no-restore", "-t:SafetyGate").ShouldNotPass();

        project.Errors.ShouldContain("safety-gate : error SG2");
        project.Errors.ShouldNotContain("SG5");
    }

    [Fact]
    public void A_project_that_does_not_say_what_to_check_is_told_so()
    {
        var project = new TrainingProject(tool, "unset", more: "<SafetyGateBase></SafetyGateBase>");

        project.Build().ShouldNotPass();

        project.Errors.ShouldContain("error SG5006: SafetyGateBase is not set.");
    }

    [Fact]
    public void A_tool_that_is_not_installed_is_named_with_what_to_do_and_a_tool_folder_is_used()
    {
        var project = new TrainingProject(tool, "no tool", apart: true);
        project.Build().ShouldNotPass();
        project.Errors.ShouldContain("error SG5003: SafetyGate.Tool is installed neither as a local nor as a global tool.");

        string folder = Path.Combine(project.Folder, "my tools");
        tool.Shell.DotNet(project.Folder, "tool", "install", "SafetyGate.Tool", "--version", tool.Version, "--tool-path", folder).ShouldReturn(0);
        project.Build("--no-restore", $"-p:SafetyGateToolPath={folder}").ShouldReturn(0).Output.ShouldContain("PASS:");
    }

    [Fact]
    public void Without_the_hook_a_build_checks_nothing()
    {
        var project = new TrainingProject(tool, "opt-in", more: "<SafetyGateAfterTargets></SafetyGateAfterTargets>");

        CommandResult build = project.Build().ShouldReturn(0);

        build.Output.ShouldNotContain("PASS:");
        Directory.Exists(project.Output).ShouldBeFalse();
    }
}
