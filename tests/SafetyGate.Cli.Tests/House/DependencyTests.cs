using System.Xml.Linq;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.House;

/// <summary>The direction of dependencies: Cli -> SafetyGate -> Landscape -> Inference, and nothing else.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["SafetyGate.Inference"] = [],
        ["SafetyGate.Inference.TorchSharp"] = ["SafetyGate.Inference"],
        ["SafetyGate.Landscape"] = ["SafetyGate.Inference"],
        ["SafetyGate"] = ["SafetyGate.Landscape"],
        ["SafetyGate.Cli"] = ["SafetyGate", "SafetyGate.Inference.TorchSharp"],
        ["SafetyGate.MSBuild"] = [],
        ["SafetyGate.Templates"] = [],
    };

    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_the_layer_below(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        Allowed.ShouldContainKey(name, $"{name} is not part of the design's layout");
        References(project).ShouldBeSubsetOf(Allowed[name]);
    }

    [Fact]
    public void The_layers_are_connected()
    {
        foreach ((string above, string below) in new[]
        {
            ("SafetyGate.Cli", "SafetyGate"), ("SafetyGate", "SafetyGate.Landscape"), ("SafetyGate.Landscape", "SafetyGate.Inference"),
        })
            References(Path.Combine(Repository.Root, "src", above, above + ".csproj")).ShouldContain(below);
    }

    private static IEnumerable<string> References(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
