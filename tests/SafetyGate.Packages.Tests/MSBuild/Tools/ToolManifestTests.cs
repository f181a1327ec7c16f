using SafetyGate.MSBuild.Tools;
using SafetyGate.TestSupport;

namespace SafetyGate.Packages.Tests.MSBuild.Tools;

public class ToolManifestTests
{
    private const string Command = "dotnet-safety-gate";

    [Theory]
    [InlineData("dotnet-tools.json")]
    [InlineData(".config/dotnet-tools.json")]
    public void A_manifest_in_a_parent_folder_applies(string place)
    {
        using var root = new TemporaryFolder();
        string manifest = Write(root, place, Manifest("safetygate.tool", Command));

        ToolManifest.FindAbove(Deep(root), Command).ShouldBe(manifest);
    }

    [Fact]
    public void The_search_ends_at_a_root_and_passes_over_manifests_without_the_tool()
    {
        using var root = new TemporaryFolder();
        Write(root, "dotnet-tools.json", Manifest("safetygate.tool", Command));
        string below = Write(root, "a/dotnet-tools.json", Manifest("other", "other"));
        ToolManifest.FindAbove(Deep(root), Command).ShouldNotBeNull();

        File.WriteAllText(below, Manifest("other", "other", isRoot: true));

        ToolManifest.FindAbove(Deep(root), Command).ShouldBeNull();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"tools\": 1}")]
    [InlineData("{\"tools\": {\"a b\": {\"commands\": {}}}}")]
    public void A_damaged_manifest_has_no_tools(string text)
    {
        using var root = new TemporaryFolder();
        Write(root, "dotnet-tools.json", text);

        ToolManifest.FindAbove(root.Path, Command).ShouldBeNull();
    }

    [Fact]
    public void A_deeply_nested_manifest_is_refused_and_not_a_crash()
    {
        using var root = new TemporaryFolder();
        Write(root, "dotnet-tools.json", new string('[', 200_000));

        ToolManifest.FindAbove(root.Path, Command).ShouldBeNull();
    }

    private static string Deep(TemporaryFolder root) => Directory.CreateDirectory(root["a/b"]).FullName;

    private static string Write(TemporaryFolder root, string place, string text)
    {
        string path = Path.GetFullPath(root[place]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Manifest(string id, string command, bool isRoot = false) =>
        $$"""{ "version": 1, "isRoot": {{(isRoot ? "true" : "false")}}, "tools": { "{{id}}": { "version": "1.0.0", "commands": [ "{{command}}" ] } } }""";
}
