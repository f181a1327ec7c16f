using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>A <c>dotnet publish</c> that takes no time: it writes the given files, or fails.</summary>
internal sealed class ScriptedPublish : IProcessStarter
{
    /// <summary>What comes out: name and contents.</summary>
    public Dictionary<string, byte[]> Files { get; init; } = new()
    {
        [$"{EngineKind.PluginAssembly}.dll"] = FakeEngine.Assembly(works: true),
        [$"{StubProject.AssemblyName}.dll"] = [0],
        [$"{StubProject.AssemblyName}.deps.json"] = """{ "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" }, "targets": { ".NETCoreApp,Version=v10.0": {} }, "libraries": {} }"""u8.ToArray(),
        [FakeEngine.NativeLibrary] = [1, 2, 3],
    };

    public int ExitCode { get; init; }

    public string Says { get; init; } = "";

    /// <summary>Called when it is under way; from then on it hangs until it is killed. Null lets it end.</summary>
    public Action? UnderWay { get; init; }

    /// <summary>The project of the last call.</summary>
    public string Project { get; private set; } = "";

    public IRunningProcess Start(ProcessRequest request)
    {
        Project = File.ReadAllText(request.Arguments[1]);
        string output = Directory.CreateDirectory(request.Arguments[request.Arguments.ToList().IndexOf("-o") + 1]).FullName;
        foreach ((string name, byte[] contents) in Files)
            File.WriteAllBytes(Path.Combine(output, name), contents);
        return new Running(this);
    }

    private sealed class Running(ScriptedPublish script) : IRunningProcess
    {
        private readonly TaskCompletionSource<int> _end = new();

        public TextWriter Input { get; } = new StringWriter();

        public TextReader Output { get; } = new StringReader(script.Says);

        public TextReader Error { get; } = new StringReader("");

        public Task<int> WaitAsync(CancellationToken cancellation)
        {
            if (script.UnderWay is null)
                return Task.FromResult(script.ExitCode);
            script.UnderWay();
            return _end.Task;
        }

        public void Kill() => _end.TrySetResult(137);

        public void Dispose()
        {
        }
    }
}
