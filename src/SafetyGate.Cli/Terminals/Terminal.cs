using SafetyGate.Cli.Processes;
using SafetyGate.Inference.Engines;
using SafetyGate.Inference.Hub;

namespace SafetyGate.Cli.Terminals;

/// <summary>
/// The process's surroundings, read once at the start and passed to everything that needs them: results go to
/// <see cref="Out"/>, whatever is said on the way to <see cref="Error"/>.
/// </summary>
internal sealed record Terminal
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>True where a person watches <see cref="Error"/> on a terminal that can redraw: not redirected, not CI, no NO_COLOR.</summary>
    public required bool Interactive { get; init; }

    /// <summary>Columns of the terminal, for redrawn lines.</summary>
    public int Width { get; init; } = 100;

    public required TimeProvider Clock { get; init; }

    /// <summary>Processors that may be used.</summary>
    public required int Processors { get; init; }

    /// <summary>Bytes of memory that the process may use.</summary>
    public required long Memory { get; init; }

    /// <summary>The folder that relative paths start at.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>The folder that the tool is installed in; holds the demo's sample data.</summary>
    public required string ToolFolder { get; init; }

    /// <summary>The folder for what this program may keep between runs; null keeps nothing unless a folder is asked for.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>What is read, by a worker process alone.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>The program and arguments that start this program anew.</summary>
    public IReadOnlyList<string> Self { get; init; } = [];

    /// <summary>Starts other programs.</summary>
    public IProcessStarter Processes { get; init; } = new SystemProcesses();

    /// <summary>The engines that are installed on this machine.</summary>
    public required EngineStore Engines { get; init; }

    /// <summary>A libtorch that the user has installed already, for <c>engine install</c>; null where none was named.</summary>
    public string? Libtorch { get; init; }

    /// <summary>Where models are cached and fetched from.</summary>
    public required HubSettings Hub { get; init; }

    /// <summary>The value of an environment variable that the user named, or null.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The pause before a download that failed is tried again; doubled each time.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The folder of a model that the user named by folder or by id; nothing is downloaded.</summary>
    public string ResolveModel(string given) => ModelSources.Resolve(given, Resolve(given), new HubCache(Resolve(Hub.CacheFolder)));

    /// <summary>A path as the user gave it, made absolute.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, CurrentFolder);
}
