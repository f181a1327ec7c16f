using System.Globalization;
using SafetyGate.Packages.Tests.Feed;
using SafetyGate.TestSupport;

[assembly: AssemblyFixture(typeof(InstalledTool))]

namespace SafetyGate.Packages.Tests.Feed;

/// <summary>
/// All packages, packed once for all tests under a version that nobody has seen before, and the tool installed from them
/// into a manifest, and the template installed too. Nothing but the local feed is a source.
/// </summary>
public sealed class InstalledTool : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public InstalledTool()
    {
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");
        Feed = Directory.CreateDirectory(_root["feed"]).FullName;
        Work = Directory.CreateDirectory(_root["work place"]).FullName;
        Shell = new Shell(Directory.CreateDirectory(_root["home"]).FullName, _root["packages"]);
        WriteSources();
        Pack();
        Shell.DotNet(Work, "new", "tool-manifest").ShouldReturn(0);
        Shell.DotNet(Work, "tool", "install", "SafetyGate.Tool", "--version", Version).ShouldReturn(0);
        Shell.DotNet(Work, "new", "install", Package("SafetyGate.Templates")).ShouldReturn(0);
    }

    /// <summary>The version of the packages.</summary>
    public string Version { get; }

    /// <summary>The folder with the packages.</summary>
    public string Feed { get; }

    /// <summary>The folder with the tool manifest; its name has a space.</summary>
    public string Work { get; }

    internal Shell Shell { get; }

    /// <summary>The packages that the repository itself was restored with.</summary>
    private static string KnownPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A checkpoint or the prompts among the samples.</summary>
    public static string Sample(string name) => Path.Combine(Repository.Root, "samples", name);

    /// <summary>The path of a package's file.</summary>
    public string Package(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    /// <summary>A new empty folder below the one with the tool manifest.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Work, $"{name} {Guid.NewGuid():N}")).FullName;

    /// <summary>A new empty folder that no tool manifest applies to.</summary>
    public string NewFolderApart(string name) => Directory.CreateDirectory(_root[$"{name} {Guid.NewGuid():N}"]).FullName;

    /// <summary>Runs the tool of the manifest.</summary>
    internal CommandResult SafetyGate(string folder, params string[] arguments) => Shell.DotNet(folder, ["safety-gate", .. arguments]);

    public void Dispose() => _root.Dispose();

    private void WriteSources()
    {
        // What the solution itself has restored (.NET Standard's reference assemblies) needs no network again.
        _root.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="known" value="{KnownPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    private void Pack()
    {
        // Built with the repository's own settings; only the packages get the unheard-of version.
        var builder = new Shell(_root["home"], KnownPackages);
        foreach (string project in new[] { "SafetyGate.Cli", "SafetyGate.MSBuild", "SafetyGate.Templates" })
        {
            string path = Path.Combine(Repository.Root, "src", project);
            builder.DotNet(path, "build", "-c", "Release", "-v", "quiet").ShouldReturn(0);
            builder.DotNet(path, "pack", "-c", "Release", "--no-build", $"-p:PackageVersion={Version}", "-o", Feed).ShouldReturn(0);
        }
    }
}
