using System.Xml.Linq;

namespace SafetyGate.Cli.Engines;

/// <summary>
/// A project without code whose publication gathers an engine's packages in one folder. It stands apart from whatever
/// lies around it, and takes its packages from where the user's own projects in the current folder would.
/// </summary>
internal sealed record StubProject
{
    /// <summary>The assembly that comes out: empty, but beside it lies the list of everything that was gathered.</summary>
    public const string AssemblyName = "SafetyGate.Engine";

    /// <summary>Packages and their exact versions.</summary>
    public required IReadOnlyList<(string Id, string Version)> Packages { get; init; }

    /// <summary>The runtime identifier to gather native libraries for.</summary>
    public required string Platform { get; init; }

    /// <summary>The folder whose NuGet configuration counts, with those of the folders above and of the user.</summary>
    public required string ConfigurationFolder { get; init; }

    /// <summary>Sources that replace the configured ones; none leaves those.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Writes the project into an empty folder.</summary>
    /// <returns>The path of the project file.</returns>
    public string Write(string folder)
    {
        // An own file of each name ends the search for one in the folders above.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, name), "<Project />\n");
        string path = Path.Combine(folder, "engine.csproj");
        File.WriteAllText(path, ToXml().ToString());
        return path;
    }

    private XElement ToXml() => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("AssemblyName", AssemblyName),
            new XElement("RuntimeIdentifier", Platform),
            new XElement("SelfContained", false),
            new XElement("EnableDynamicLoading", true),
            new XElement("EnableDefaultItems", false),
            new XElement("DebugType", "none"),
            new XElement("SatelliteResourceLanguages", "en"),
            new XElement("InvariantGlobalization", true),
            new XElement("NuGetAudit", false),
            new XElement("RestoreRootConfigDirectory", Escape(ConfigurationFolder)),
            Sources.Count == 0 ? null : new XElement("RestoreSources", string.Join(';', Sources.Select(Escape)))),
        new XElement(
            "ItemGroup",
            Packages.Select(package => new XElement(
                "PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", $"[{package.Version}]")))));

    /// <summary>Text as MSBuild takes it literally.</summary>
    private static string Escape(string text) =>
        string.Concat(text.Select(c => "%$@'();?*".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString()));
}
