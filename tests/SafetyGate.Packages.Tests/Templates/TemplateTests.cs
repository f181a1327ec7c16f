using System.Text.Json;
using System.Xml.Linq;
using SafetyGate.Configuration;
using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.Templates;

public class TemplateTests(InstalledTool tool)
{
    [Fact]
    public void The_laid_down_files_check_a_candidate_as_they_are()
    {
        string folder = tool.NewFolderApart("laid down");
        tool.Shell.DotNet(folder, "new", "safety-gate").ShouldReturn(0);

        ConfigurationFile.Load(Path.Combine(folder, "safety-gate.json")).ShouldBe(GateConfiguration.Default);
        File.Exists(Path.Combine(folder, ".github", "workflows", "safety-gate.yml")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "SafetyGate.props")).ShouldBeFalse();
        tool.Shell.DotNet(folder, "tool", "restore").ShouldReturn(0);
        CommandResult check = tool.SafetyGate(
            folder, "check", "--base", InstalledTool.Sample("aligned"), "--candidate", InstalledTool.Sample("harmful_100"),
            "--prompts", InstalledTool.Sample("harmful-prompts.csv"),
            "--directions", "1", "--max-directions", "1", "--steps", "4", "--radius", "0.2", "--limit", "40", "--max-new-tokens", "8");
        check.ShouldReturn(2).Output.ShouldContain("FAIL: VISAGE of harmful_100");
    }

    [Fact]
    public void The_build_hook_checks_what_the_project_trains()
    {
        string folder = tool.NewFolderApart("hooked");
        tool.Shell.DotNet(folder, "new", "safety-gate", "--msbuild", "--no-workflow", "--base", "models/a & b", "--candidate", "out/new \"one\"").ShouldReturn(0);
        Directory.Exists(Path.Combine(folder, ".github")).ShouldBeFalse();
        CopySample("aligned", Path.Combine(folder, "models", "a & b"));
        CopySample("benign_100", Path.Combine(folder, "out", "new \"one\""));
        File.WriteAllText(Path.Combine(folder, "Trainer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="SafetyGate.props" />
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <SafetyGateOptions>--prompts &quot;{InstalledTool.Sample("harmful-prompts.csv")}&quot; --directions 1 --max-directions 1 --steps 4 --radius 0.2 --limit 40 --max-new-tokens 8 --max-drop 30</SafetyGateOptions>
              </PropertyGroup>
              <ItemGroup><SafetyGateInput Include="SafetyGate.props" /></ItemGroup>
              <Target Name="Train" AfterTargets="Build" />
            </Project>
            """);
        tool.Shell.DotNet(folder, "tool", "restore").ShouldReturn(0);

        CommandResult build = tool.Shell.DotNet(folder, "build", "-nodeReuse:false").ShouldReturn(0);

        build.Output.ShouldContain("VISAGE of new \"one\" is");
    }

    [Fact]
    public void Folder_names_that_mean_something_to_yaml_stay_text()
    {
        string folder = tool.NewFolderApart("quoted");
        tool.Shell.DotNet(folder, "new", "safety-gate", "--msbuild", "--base", "a: \"b\" # <c>", "--candidate", "$(touch x)").ShouldReturn(0);

        string[] lines = File.ReadAllLines(Path.Combine(folder, ".github", "workflows", "safety-gate.yml"));
        Text(lines, "BASE").ShouldBe("a: \"b\" # <c>");
        Text(lines, "CANDIDATE").ShouldBe("$(touch x)");
        lines.Where(l => l.TrimStart().StartsWith("run:", StringComparison.Ordinal)).ShouldAllBe(l => !l.Contains("touch", StringComparison.Ordinal));
        XDocument.Load(Path.Combine(folder, "SafetyGate.props")).Descendants("SafetyGateBase").First().Value.ShouldBe("a: \"b\" # <c>");
    }

    // A JSON text is a YAML text: whatever is one JSON string here is one string there.
    private static string? Text(string[] lines, string name) => JsonSerializer.Deserialize<string>(
        lines.Single(l => l.TrimStart().StartsWith($"{name}: ", StringComparison.Ordinal)).Split($"{name}: ", 2)[1]);

    private static void CopySample(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(InstalledTool.Sample(name)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
