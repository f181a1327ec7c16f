using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>An engine that was installed once, as a user would, from packages in a folder that nuget.config names.</summary>
public sealed class InstalledEngine : IAsyncLifetime
{
    private readonly TemporaryFolder _root = new();

    internal CliRun Installation { get; private set; } = null!;

    internal string Engine => Path.Combine(_root.Path, "work", "engines", "torch-cpu", ToolVersion.Text);

    /// <summary>A new folder with a copy of the engine.</summary>
    internal TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        string to = Directory.CreateDirectory(folder[Path.Combine("engines", "torch-cpu", ToolVersion.Text)]).FullName;
        foreach (string file in Directory.EnumerateFiles(Engine))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return folder;
    }

    public async ValueTask InitializeAsync()
    {
        string feed = Directory.CreateDirectory(_root["my packages 100%"]).FullName;
        FakeEngine.WritePackages(feed);
        string work = Directory.CreateDirectory(_root["work"]).FullName;
        File.WriteAllText(Path.Combine(work, "nuget.config"), """
            <configuration><packageSources><clear /><add key="mine" value="../my packages 100%" /></packageSources></configuration>
            """);
        CliRun.Processes.Value = new WatchedProcesses { Environment = new() { ["NUGET_PACKAGES"] = _root["packages"], ["CI"] = null } };
        Installation = await CliRun.Of(work, "engine", "install", "torch-cpu");
    }

    public ValueTask DisposeAsync()
    {
        _root.Dispose();
        return ValueTask.CompletedTask;
    }
}
