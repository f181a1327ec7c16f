using System.Collections.Concurrent;
using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Probes;
using SafetyGate.Runs;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Runs;

/// <summary>Gates on the sample checkpoints, as small as the test wants them, on an engine that remembers what it loaded.</summary>
internal sealed class SampleGate : IModelLoader
{
    private readonly SimdLoader _loader = new(threads: 1);

    public static string Samples { get; } = Path.Combine(Repository.Root, "samples");

    /// <summary>A few seconds' worth less than the defaults.</summary>
    public static GateConfiguration Small { get; } = new()
    {
        Landscape = new LandscapeConfiguration { Directions = 1, MaxDirections = 1, Steps = 10 },
        Generation = new GenerationConfiguration { MaxNewTokens = 6 },
        Prompts = new PromptConfiguration { Path = Path.Combine(Samples, "harmful-prompts.csv"), Limit = 6 },
        Axes = new AxesConfiguration { OverRefusal = new OverRefusalConfiguration { At = ProbePlace.Off } },
        Policy = GateConfiguration.DefaultPolicy with { OverRefusalMaxRise = null },
        Judge = new JudgeConfiguration { Name = JudgeKind.Keyword, Second = SecondJudgeKind.None },
    };

    /// <summary>Names of the checkpoints that were loaded, in order.</summary>
    public ConcurrentQueue<string> Loaded { get; } = [];

    public EngineDescription Engine => _loader.Engine;

    public static GateRequest Request(string output, string candidate, GateConfiguration configuration, IModelLoader loader) => new()
    {
        Base = Path.Combine(Samples, "aligned"),
        Candidate = Path.Combine(Samples, candidate),
        Output = output,
        Configuration = configuration,
        Loader = loader,
        ToolVersion = "1.2.3",
        Now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    public static RunResults Run(GateRequest request, Action<RunProgress>? progress = null)
    {
        using var run = GateRun.Open(request);
        return run.Execute(new Progress(progress ?? (_ => { })), TestContext.Current.CancellationToken);
    }

    public long WeightBytes(IDecoder decoder) => _loader.WeightBytes(decoder);

    public double MeasureSpeed(TimeProvider clock) => throw new NotSupportedException();

    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder)
    {
        Loaded.Enqueue(checkpoint.Name);
        return _loader.Load(checkpoint, decoder);
    }

    private sealed class Progress(Action<RunProgress> receive) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => receive(value);
    }
}
