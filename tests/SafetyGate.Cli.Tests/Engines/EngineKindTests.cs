using System.Xml.Linq;
using SafetyGate.Cli.Engines;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>What is installed is what the repository makes and was built with.</summary>
public sealed class EngineKindTests
{
    private static readonly string Project = Path.Combine(Repository.Root, "src", EngineKind.PluginAssembly, $"{EngineKind.PluginAssembly}.csproj");

    [Fact]
    public void The_engines_package_has_the_name_and_the_bindings_version_that_its_project_has()
    {
        Assert.SkipUnless(File.Exists(Project), "this checkout has no GPU engine");
        (XDocument.Load(Project).Descendants("PackageId").FirstOrDefault()?.Value ?? EngineKind.PluginAssembly).ShouldBe(EngineKind.EnginePackage);
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        versions["TorchSharp"].ShouldBe(EngineKind.BindingVersion);
    }
}
