using System.Text;
using SafetyGate.Cli;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Engines;
using SafetyGate.Inference.Hub;

// The one place that reads the process's surroundings.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
bool plain = Console.IsErrorRedirected
    || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
    || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
string userCache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".cache");
var terminal = new Terminal
{
    Out = Console.Out,
    Error = Console.Error,
    Interactive = !plain,
    Width = plain ? 100 : Math.Max(40, Console.WindowWidth),
    Clock = TimeProvider.System,
    Processors = Environment.ProcessorCount,
    Memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
    CurrentFolder = Environment.CurrentDirectory,
    CacheFolder = Path.Combine(userCache, "safety-gate"),
    ToolFolder = AppContext.BaseDirectory,
    Variable = Environment.GetEnvironmentVariable,
    In = Console.In,
    Self = ThisProgram.Command(Environment.ProcessPath, AppContext.BaseDirectory),
    Engines = new EngineStore(
        EngineLocation.Root(
            Environment.GetEnvironmentVariable,
            home,
            OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : null,
            Environment.CurrentDirectory),
        ToolVersion.Text,
        EngineLocation.Platform),
    Libtorch = Environment.GetEnvironmentVariable(EngineLocation.LibtorchVariable) is { Length: > 0 } libtorch ? libtorch : null,
    Hub = HubSettings.Read(Environment.GetEnvironmentVariable, home),
};
return await new CommandLine(terminal).InvokeAsync(args, CancellationToken.None);
