using SafetyGate.MSBuild.Tools;
using SafetyGate.TestSupport;

namespace SafetyGate.Packages.Tests.MSBuild.Tools;

public class ToolLocatorTests
{
    private const string Manifest = """
        { "version": 1, "isRoot": true, "tools": { "safetygate.tool": { "version": "1.0.0", "commands": [ "dotnet-safety-gate" ] } } }
        """;

    [Fact]
    public void A_given_folder_comes_first_then_the_manifest_then_the_global_tool()
    {
        using var folder = new TemporaryFolder();
        string project = Directory.CreateDirectory(folder["project"]).FullName;
        string given = Install(folder["given"]);
        string global = Install(folder["global"]);
        var locator = new ToolLocator { ToolPath = folder["given"], ProjectFolder = project, ToolFolders = [folder["none"], folder["global"]] };
        File.WriteAllText(Path.Combine(project, "dotnet-tools.json"), Manifest);

        locator.Find().ShouldNotBeNull().Path.ShouldBe(given);
        locator.ToolPath = "";
        locator.Find().ShouldNotBeNull().Arguments.ShouldBe(["tool", "run", "dotnet-safety-gate"]);
        File.WriteAllText(Path.Combine(project, "dotnet-tools.json"), Manifest.Replace("safety-gate", "other"));
        locator.Find().ShouldNotBeNull().Path.ShouldBe(global);
        File.Delete(global);
        locator.Find().ShouldBeNull();
    }

    [Fact]
    public void A_given_folder_without_the_tool_is_not_replaced_by_another()
    {
        using var folder = new TemporaryFolder();
        Install(folder["global"]);

        new ToolLocator { ToolPath = folder["given"], ProjectFolder = folder.Path, ToolFolders = [folder["global"]] }.Find().ShouldBeNull();
    }

    private static string Install(string folder)
    {
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, ToolLocator.FileName);
        File.WriteAllText(path, "");
        return path;
    }
}
