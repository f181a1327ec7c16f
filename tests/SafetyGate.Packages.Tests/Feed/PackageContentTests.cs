using System.Xml.Linq;
using SafetyGate.TestSupport;

namespace SafetyGate.Packages.Tests.Feed;

public class PackageContentTests(InstalledTool tool)
{
    [Theory]
    [InlineData("SafetyGate.Tool")]
    [InlineData("SafetyGate.MSBuild")]
    [InlineData("SafetyGate.Templates")]
    public void Every_package_carries_its_readme_and_licence_and_needs_no_other_package(string id)
    {
        using var package = new PackageFile(tool.Package(id));

        package.Text("README.md").ShouldContain("SafetyGate");
        package.Text("LICENSE").ShouldContain("MIT");
        package.Metadata("license").ShouldBe("MIT");
        package.Metadata("readme").ShouldBe("README.md");
        package.Metadata("description").ShouldNotBeNullOrWhiteSpace();
        package.Metadata("dependency").ShouldBeNull();
    }

    [Fact]
    public void The_tool_runs_on_every_system_and_on_later_runtimes()
    {
        using var package = new PackageFile(tool.Package("SafetyGate.Tool"));

        package.Names.Where(n => n.StartsWith("tools/", StringComparison.Ordinal))
            .ShouldAllBe(n => n.StartsWith("tools/net10.0/any/", StringComparison.Ordinal) && !n.Contains("/runtimes/"));
        package.Text("tools/net10.0/any/safety-gate.runtimeconfig.json").ShouldContain("\"rollForward\": \"Major\"");
        XDocument.Parse(package.Text("tools/net10.0/any/DotnetToolSettings.xml")).Descendants("Command").Single()
            .Attribute("Name")!.Value.ShouldBe("dotnet-safety-gate");
    }

    [Fact]
    public void The_task_package_brings_no_assembly_but_its_own()
    {
        using var package = new PackageFile(tool.Package("SafetyGate.MSBuild"));

        package.Names.Where(n => n.EndsWith(".dll", StringComparison.Ordinal))
            .ShouldBe(["tasks/netstandard2.0/SafetyGate.MSBuild.dll"]);
        package.Metadata("developmentDependency").ShouldBe("true");
        foreach (string folder in new[] { "build", "buildTransitive", "buildMultiTargeting" })
        {
            package.Names.ShouldContain($"{folder}/SafetyGate.MSBuild.props");
            package.Names.ShouldContain($"{folder}/SafetyGate.MSBuild.targets");
        }
    }

    [Fact]
    public void The_template_is_packed_as_it_is_written_with_the_version_filled_in()
    {
        using var package = new PackageFile(tool.Package("SafetyGate.Templates"));
        string source = Path.Combine(Repository.Root, "src", "SafetyGate.Templates");
        string[] written = [.. Directory.EnumerateFiles(Path.Combine(source, "content"), "*", SearchOption.AllDirectories)];

        foreach (string file in written)
        {
            package.Text(Path.GetRelativePath(source, file).Replace('\\', '/')).TrimEnd()
                .ShouldBe(File.ReadAllText(file).Replace("SAFETYGATE_VERSION", tool.Version).TrimEnd());
        }

        package.Names.Count(n => n.StartsWith("content/", StringComparison.Ordinal)).ShouldBe(written.Length);
    }
}
