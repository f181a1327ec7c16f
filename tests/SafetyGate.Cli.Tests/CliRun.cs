using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Engines;
using SafetyGate.Inference.Hub;

namespace SafetyGate.Cli.Tests;

/// <summary>One run of the program inside the test's process: the real commands on a scripted terminal.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>The hub that the running test serves; none by default. The cache is the folder <c>hub</c>.</summary>
    public static AsyncLocal<string?> Endpoint { get; } = new();

    /// <summary>What starts other programs for the running test; the system by default.</summary>
    public static AsyncLocal<IProcessStarter?> Processes { get; } = new();

    /// <summary>Runs with arguments, in a folder. Engines are in its folder <c>engines</c>.</summary>
    public static async Task<CliRun> Of(string folder, params string[] arguments) =>
        await Of(folder, TestContext.Current.CancellationToken, arguments);

    public static async Task<CliRun> Of(string folder, CancellationToken cancellation, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal
        {
            Out = output,
            Error = error,
            Interactive = false,
            Clock = TimeProvider.System,
            Processors = 2,
            Memory = 8L << 30,
            CurrentFolder = folder,
            ToolFolder = AppContext.BaseDirectory,
            Hub = new HubSettings { CacheFolder = "hub", Endpoint = Endpoint.Value ?? "http://127.0.0.1:9", Token = "hf_secret" },
            Engines = new EngineStore(Path.Combine(folder, "engines"), ToolVersion.Text, EngineLocation.Platform),
            Self = ["dotnet", Path.Combine(AppContext.BaseDirectory, "safety-gate.dll")],
            Processes = Processes.Value ?? new SystemProcesses(),
            RetryPause = TimeSpan.FromMilliseconds(1),
        };
        int exitCode = await new CommandLine(terminal).InvokeAsync(arguments, cancellation);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }
}
