using System.Text;
using SafetyGate.Cli;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Hub;

// The one place that reads the process's surroundings.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
bool plain = Console.IsErrorRedirected
    || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
    || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
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
    ToolFolder = AppContext.BaseDirectory,
    Variable = Environment.GetEnvironmentVariable,
    Hub = HubSettings.Read(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)),
};
return await new CommandLine(terminal).InvokeAsync(args, CancellationToken.None);
