using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.Tool;

public class ToolTests(InstalledTool tool)
{
    [Fact]
    public void The_command_completes_what_a_shell_asks_for() =>
        tool.SafetyGate(tool.Work, "[suggest:2]", "ch").ShouldReturn(0).Output.ShouldContain("check");

    [Fact]
    public void The_tool_runs_by_its_name_and_without_being_installed()
    {
        string folder = tool.NewFolderApart("tools");

        tool.Shell.DotNet(folder, "tool", "install", "SafetyGate.Tool", "--version", tool.Version, "--tool-path", folder).ShouldReturn(0);
        CommandResult byName = tool.Shell.Run(folder, Path.Combine(folder, "dotnet-safety-gate"), "--version").ShouldReturn(0);
        CommandResult once = tool.Shell.DotNet(folder, "tool", "exec", $"SafetyGate.Tool@{tool.Version}", "--yes", "--", "--version").ShouldReturn(0);

        byName.Output.Trim().ShouldStartWith("0.1.0");
        once.Output.ShouldContain(byName.Output.Trim());
    }

    [Fact]
    public void A_wrong_command_line_is_a_usage_error_through_the_dotnet_command_too() =>
        tool.SafetyGate(tool.Work, "check", "--no-such-option").ShouldReturn(4).Output.ShouldContain("error SG1001");
}
