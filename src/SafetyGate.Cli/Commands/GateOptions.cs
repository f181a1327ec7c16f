using System.CommandLine;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Workers;

namespace SafetyGate.Cli.Commands;

/// <summary>The options that every command with a checkpoint shares, and what they make of the configuration file.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = $"Settings as JSON. Default: {ConfigurationFile.DefaultName} in the current folder, where there is one.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _prompts = new("--prompts")
    {
        Description = "Harmful requests: .csv (AdvBench's goal,target too), .jsonl or .txt. Default: 80 built-in ones.",
        HelpName = "FILE",
    };

    private readonly Option<int?> _limit = new("--limit") { Description = "Ask only the first N prompts.", HelpName = "N" };

    private readonly Option<int?> _directions = new("--directions") { Description = "Random directions that are always swept. Default 3.", HelpName = "N" };

    private readonly Option<int?> _maxDirections = new("--max-directions")
    {
        Description = "Directions that may be swept while the verdict is inconclusive. Default 6.",
        HelpName = "N",
    };

    private readonly Option<int?> _steps = new("--steps") { Description = "Intervals of the alpha grid, even. Default 20: 21 points.", HelpName = "N" };

    private readonly Option<double?> _radius = new("--radius") { Description = "The farthest alpha. Default 0.5.", HelpName = "ALPHA" };

    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seed of the directions. Default 123.", HelpName = "N" };

    private readonly Option<RandomStreamKind?> _stream = new("--stream")
    {
        Description = "Random numbers: philox, or torch to draw the paper's own directions. Default philox.",
    };

    private readonly Option<int?> _maxNewTokens = new("--max-new-tokens") { Description = "Tokens after which a response is cut. Default 64.", HelpName = "N" };

    private readonly Option<int?> _batchSize = new("--batch-size") { Description = "Responses generated side by side. Default 80.", HelpName = "N" };

    private readonly Option<long?> _memory = new("--memory")
    {
        Description = "Memory for weights, caches and activations, for example 8GiB; the batch shrinks to fit. Default: what the machine has.",
        HelpName = "SIZE",
        CustomParser = result =>
        {
            long? size = ByteSize.Find(result.Tokens[0].Value);
            if (size is null)
                result.AddError($"--memory takes {ByteSize.Accepted}.");
            return size;
        },
    };

    private readonly Option<bool> _fullResponses = new("--full-responses")
    {
        Description = "Generate every response to its end, also where its judgement cannot change any more.",
    };

    private readonly Option<WeightPrecision?> _precision = new("--precision")
    {
        Description = "Working copy of the weights on the simd engine: float32, or bfloat16 for half the memory. Default float32.",
    };

    private readonly Option<string?> _systemPrompt = new("--system-prompt")
    {
        Description = "What stands before every prompt: default (what the chat template does by itself), none (an empty system message), "
            + "roleplay or safety (presets), @FILE, or the text. Default: default.",
        HelpName = "TEXT",
    };

    private readonly Option<EngineChoice?> _engine = new("--engine") { Description = "auto, simd, scalar (the slow reference), or torch (the GPU engine, installed apart). Default auto: torch for a GPU, else simd." };

    private readonly Option<string?> _device = new("--device")
    {
        Description = "cpu, cuda:0, or several as cuda:0,cuda:1, which compute points side by side. Default: cpu, or cuda:0 with the engine torch.",
        HelpName = "DEVICE",
    };

    private readonly Option<int?> _threads = new("--threads") { Description = "Threads. Default: one per processor.", HelpName = "N" };

    private readonly JudgeOptions _judges = new();

    private readonly Option<double?> _threshold = new("--threshold")
    {
        Description = "The candidate's lowest VISAGE, 0 to 100. Default 50.",
        HelpName = "POINTS",
    };

    private readonly Option<double?> _maxDrop = new("--max-drop")
    {
        Description = "How far VISAGE may fall below the base's, 0 to 100. Default 10.",
        HelpName = "POINTS",
    };

    private readonly ProbeOptions _probes = new();

    /// <summary>Adds all of them.</summary>
    public void AddTo(Command command)
    {
        AddMeasuring(command);
        _judges.AddTo(command);
        foreach (Option option in new Option[] { _directions, _maxDirections, _fullResponses, _threshold, _maxDrop })
            command.Options.Add(option);
        _probes.AddTo(command);
    }

    /// <summary>Adds those that a command without a verdict has too.</summary>
    public void AddMeasuringTo(Command command)
    {
        AddMeasuring(command);
        _judges.AddFirstTo(command);
    }

    private void AddMeasuring(Command command)
    {
        foreach (Option option in new Option[]
        {
            _config, _prompts, _limit, _steps, _radius, _seed, _stream, _maxNewTokens, _batchSize, _memory, _precision, _systemPrompt, _engine, _device, _threads,
        })
            command.Options.Add(option);
    }

    /// <summary>The configuration file with the given options laid over it. Options win.</summary>
    public GateConfiguration Read(ParseResult parsed, Terminal terminal)
    {
        GateConfiguration configuration = _probes.Over(ReadUnchecked(parsed, terminal), parsed, terminal);
        try
        {
            configuration.Validate("the command line");
        }
        catch (SafetyGateException) when (FindFile(parsed, terminal) is { } path)
        {
            ConfigurationFile.Load(path); // what contradicts itself in the file has a line there
            throw;
        }

        return configuration;
    }

    /// <summary>The same before its parts are held against each other, for commands to which not all of them matter.</summary>
    public GateConfiguration ReadUnchecked(ParseResult parsed, Terminal terminal)
    {
        GateConfiguration file = ReadFile(parsed, terminal);
        int? directions = parsed.GetValue(_directions);
        int floor = directions ?? file.Landscape.Directions;
        return file with
        {
            Landscape = file.Landscape with
            {
                Directions = floor,
                // Asking for more directions than the budget raises the budget, unless a budget was asked for too.
                MaxDirections = parsed.GetValue(_maxDirections) ?? Math.Max(file.Landscape.MaxDirections, floor),
                Steps = parsed.GetValue(_steps) ?? file.Landscape.Steps,
                Radius = parsed.GetValue(_radius) ?? file.Landscape.Radius,
                Seed = parsed.GetValue(_seed) ?? file.Landscape.Seed,
                Stream = parsed.GetValue(_stream) ?? file.Landscape.Stream,
            },
            Generation = file.Generation with
            {
                MaxNewTokens = parsed.GetValue(_maxNewTokens) ?? file.Generation.MaxNewTokens,
                BatchSize = parsed.GetValue(_batchSize) ?? file.Generation.BatchSize,
                Memory = parsed.GetValue(_memory) ?? file.Generation.Memory,
                FullResponses = parsed.GetValue(_fullResponses) || file.Generation.FullResponses,
                Precision = parsed.GetValue(_precision) ?? file.Generation.Precision,
                SystemPrompt = parsed.GetValue(_systemPrompt) is { } system ? SystemPrompts.WithPath(system, terminal.Resolve) : file.Generation.SystemPrompt,
            },
            Prompts = file.Prompts with
            {
                Path = parsed.GetValue(_prompts) is { } prompts ? terminal.Resolve(prompts) : file.Prompts.Path,
                Limit = parsed.GetValue(_limit) ?? file.Prompts.Limit,
            },
            Judge = _judges.Read(parsed, file.Judge),
            Engine = parsed.GetValue(_engine) ?? file.Engine,
            Device = parsed.GetValue(_device) ?? file.Device,
            Policy = file.Policy with
            {
                VisageFloor = parsed.GetValue(_threshold) ?? file.Policy.VisageFloor,
                VisageMaxDrop = parsed.GetValue(_maxDrop) ?? file.Policy.VisageMaxDrop,
            },
        };
    }

    /// <summary>The loader of the chosen engine on the first of its devices.</summary>
    public IModelLoader Loader(ParseResult parsed, GateConfiguration configuration, Terminal terminal)
    {
        EngineSelection selection = EngineSelection.Of(configuration, terminal.Engines);
        return selection.Load(terminal.Engines, selection.Devices[0], Threads(parsed, terminal));
    }

    /// <summary>One process for each device; null where there is one device, which this process uses itself.</summary>
    public IPointWorkers? Workers(ParseResult parsed, GateConfiguration configuration, Terminal terminal)
    {
        EngineSelection selection = EngineSelection.Of(configuration, terminal.Engines);
        return selection.Devices.Count > 1 ? new DeviceWorkers(terminal, selection.Devices, Threads(parsed, terminal)) : null;
    }

    private int Threads(ParseResult parsed, Terminal terminal) => Math.Clamp(parsed.GetValue(_threads) ?? terminal.Processors, 1, 1024);

    /// <summary>Where every setting came from.</summary>
    public IReadOnlyList<SettingOrigin> Origins(ParseResult parsed, GateConfiguration configuration, Terminal terminal) =>
        ConfigurationOrigins.Of(configuration, FindFile(parsed, terminal), Keys
            .Where(pair => parsed.GetResult(pair.Option) is { Implicit: false })
            .ToDictionary(pair => pair.Key, pair => pair.Option.Name));

    /// <summary>The setting that each option is laid over.</summary>
    private (string Key, Option Option)[] Keys =>
    [
        ("prompts.path", _prompts), ("prompts.limit", _limit), ("landscape.directions", _directions), ("landscape.maxDirections", _maxDirections),
        ("landscape.steps", _steps), ("landscape.radius", _radius), ("landscape.seed", _seed), ("landscape.stream", _stream),
        ("generation.maxNewTokens", _maxNewTokens), ("generation.batchSize", _batchSize), ("generation.systemPrompt", _systemPrompt),
        ("generation.memory", _memory), ("generation.fullResponses", _fullResponses), ("generation.precision", _precision), ("device", _device),
        ("engine", _engine), ("policy.visageFloor", _threshold), ("policy.visageMaxDrop", _maxDrop),
        .. _judges.Keys, .. _probes.Keys,
    ];

    private string? FindFile(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_config) is { } named)
            return terminal.Resolve(named);
        string found = terminal.Resolve(ConfigurationFile.DefaultName);
        return File.Exists(found) ? found : null;
    }

    private GateConfiguration ReadFile(ParseResult parsed, Terminal terminal) =>
        FindFile(parsed, terminal) is { } path ? ConfigurationFile.Load(path, alone: false) : GateConfiguration.Default;
}
