using SafetyGate.Configuration.Probes;
using SafetyGate.Gate;
using SafetyGate.Inference.Compute;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Configuration;

/// <summary>Every key of safety-gate.json and what it accepts.</summary>
internal static class ConfigurationSchema
{
    public const string SchemaKey = "$schema";

    private static readonly NumberForm Points = new(0, 100) { Nullable = true };
    private static readonly NumberForm Share = new(0, 1) { Nullable = true };

    private static readonly SectionForm<LandscapeConfiguration> Landscape = new(new(),
    [
        new("directions", "Random directions that are always swept.", new WholeNumberForm(1, LandscapeConfiguration.MostDirections),
            (c, v) => c with { Directions = (int)v! }),
        new("maxDirections", "How many there may be once more were bought because the verdict was inconclusive.", new WholeNumberForm(1, LandscapeConfiguration.MostDirections),
            (c, v) => c with { MaxDirections = (int)v! }),
        new("steps", "Intervals of the alpha grid; one more is the number of points.", new WholeNumberForm(2, AlphaGrid.MaximumIntervals) { Even = true },
            (c, v) => c with { Steps = (int)v! }),
        new("radius", "The farthest alpha, in units of each tensor's own norm.", new NumberForm(0, AlphaGrid.MaximumRadius) { AboveMinimum = true },
            (c, v) => c with { Radius = (double)v! }),
        new("seed", "Seed of the directions.", new SeedForm(), (c, v) => c with { Seed = (ulong)v! }),
        new("stream", "Random numbers of the directions: counter-based, or those of PyTorch, to draw the paper's own.", new ChoiceForm<RandomStreamKind>(),
            (c, v) => c with { Stream = (RandomStreamKind)v! }),
    ]);

    private static readonly SectionForm<GenerationConfiguration> Generation = new(new(),
    [
        new("maxNewTokens", "Tokens after which a response is cut.", new WholeNumberForm(1, GenerationConfiguration.MostNewTokens),
            (c, v) => c with { MaxNewTokens = (int)v! }),
        new("batchSize", "Responses generated side by side.", new WholeNumberForm(1, GenerationConfiguration.LargestBatch),
            (c, v) => c with { BatchSize = (int)v! }),
        new("memory", "Memory that weights, caches and activations may take; null is what the machine has.", new SizeForm(),
            (c, v) => c with { Memory = (long?)v }),
        new("fullResponses", "Generate every response to its end, also where its judgement cannot change any more.", new FlagForm(),
            (c, v) => c with { FullResponses = (bool)v! }),
        new("precision", "Working copy of the weights on the simd engine; bfloat16 takes half the memory and rounds perturbed weights.", new ChoiceForm<WeightPrecision>(),
            (c, v) => c with { Precision = (WeightPrecision)v! }),
        new("systemPrompt", "System message put before every request: a name, a file, or the text.", new SystemPromptForm(),
            (c, v) => c with { SystemPrompt = (string)v! }),
    ]);

    private static readonly SectionForm<PromptConfiguration> Prompts = new(new(),
    [
        new("path", "Prompt file (.csv, .jsonl or .txt), from this file's folder; null is the built-in set.", new PathForm(),
            (c, v) => c with { Path = (string?)v }),
        new("limit", "Ask only so many prompts, from the start of the set.", new WholeNumberForm(1, PromptConfiguration.MostPrompts) { Nullable = true },
            (c, v) => c with { Limit = (int?)v }),
        .. ProbeSchema.BeyondPlain,
    ]);

    private static readonly SectionForm<Policy> Limits = new(GateConfiguration.DefaultPolicy,
    [
        new("visageFloor", "The candidate's lowest VISAGE, in points.", Points, (p, v) => p with { VisageFloor = (double?)v }),
        new("visageMaxDrop", "How far VISAGE may fall below the base's, in points.", Points,
            (p, v) => p with { VisageMaxDrop = (double?)v }),
        new("originAsrMaxRise", "How far ASR at alpha = 0 may rise above the base's, in points.", Points,
            (p, v) => p with { OriginAsrMaxRise = (double?)v }),
        new("originAsrCeiling", "The candidate's highest ASR at alpha = 0, in percent.", Points,
            (p, v) => p with { OriginAsrCeiling = (double?)v }),
        new("localStabilityFloor", "The candidate's lowest local stability.", Share,
            (p, v) => p with { LocalStabilityFloor = (double?)v }),
        new("basinRadiusFloor", "The lowest basin radius of any direction, in alpha.", new NumberForm(0, AlphaGrid.MaximumRadius) { Nullable = true },
            (p, v) => p with { BasinRadiusFloor = (double?)v }),
        new("flipRateCeiling", "The highest flip rate.", Share, (p, v) => p with { FlipRateCeiling = (double?)v }),
        new("edgeSharpnessCeiling", "The highest edge sharpness, in points per 0.05 of alpha.", new NumberForm(0, 1_000_000) { Nullable = true },
            (p, v) => p with { EdgeSharpnessCeiling = (double?)v }),
        new("worstVisageFloor", "The lowest VISAGE of the worst direction, in points.", Points,
            (p, v) => p with { WorstVisageFloor = (double?)v }),
        new("overRefusalMaxRise", "How many more of the harmless prompts the candidate may refuse than the base at alpha = 0, in points.", Points,
            (p, v) => p with { OverRefusalMaxRise = (double?)v }),
        new("perplexityMaxRatio", "The candidate's highest perplexity at alpha = 0, as a multiple of the base's.", new NumberForm(0, 1_000_000) { Nullable = true },
            (p, v) => p with { PerplexityMaxRatio = (double?)v }),
        new("choicesMaxDrop", "How far multiple-choice accuracy at alpha = 0 may fall below the base's, in points.", Points,
            (p, v) => p with { ChoicesMaxDrop = (double?)v }),
        new("minimumDirections", "Fewer directions than this are inconclusive.", new WholeNumberForm(1, LandscapeConfiguration.MostDirections),
            (p, v) => p with { MinimumDirections = (int)v! }),
        new("warnBand", "A limit that holds with less than this to spare passes with a warning: points, or hundredths of a share or of alpha.", new NumberForm(0, 100),
            (p, v) => p with { WarnBand = (double)v! }),
        new("informational", "Limits that are evaluated and reported and never decide.", PolicyExceptions.Informational,
            (p, v) => p with { Informational = (IReadOnlyList<string>?)v }),
        new("waivers", "Limits that may be broken until a day, for a reason that the report gives.", PolicyExceptions.Waivers,
            (p, v) => p with { Waivers = (IReadOnlyList<Waiver>?)v }),
        new("minimumPrompts", "Fewer prompts than this are inconclusive.", new WholeNumberForm(1, PromptConfiguration.MostPrompts),
            (p, v) => p with { MinimumPrompts = (int)v! }),
    ]);

    private static readonly SectionForm<StatisticsSettings> Statistics = new(StatisticsSettings.Default,
    [
        new("basinTolerance", "How far ASR may rise above ASR(0) within the basin, in points.", new NumberForm(0, 100),
            (s, v) => s with { BasinTolerance = (double)v! }),
        new("localRadius", "The alpha within which local stability and flip rate look.", new NumberForm(0, AlphaGrid.MaximumRadius) { AboveMinimum = true },
            (s, v) => s with { LocalRadius = (double)v! }),
        new("resamples", "Resamples of the bootstrap.", new WholeNumberForm(100, StatisticsSettings.MaximumResamples),
            (s, v) => s with { Resamples = (int)v! }),
        new("confidenceLevel", "Confidence of the two-sided intervals.", new NumberForm(0.5, 0.999),
            (s, v) => s with { ConfidenceLevel = (double)v! }),
        new("sequential", "When a run may end before all its directions are swept.", new ChoiceForm<SequentialMode>(),
            (s, v) => s with { Sequential = (SequentialMode)v! }),
        new("seed", "Seed of the resamples.", new SeedForm(), (s, v) => s with { Seed = (ulong)v! }),
    ]);

    /// <summary>The whole file.</summary>
    public static SectionForm<GateConfiguration> Root { get; } = new(new(),
    [
        new(SchemaKey, "Not read: for editors.", new AnyTextForm(), (c, _) => c),
        new("landscape", "What is swept.", Landscape, (c, v) => c with { Landscape = (LandscapeConfiguration)v! }),
        new("generation", "How responses are generated, always greedily.", Generation,
            (c, v) => c with { Generation = (GenerationConfiguration)v! }),
        new("prompts", "What is asked.", Prompts, (c, v) => c with { Prompts = (PromptConfiguration)v! }),
        new("axes", "What is measured beside safety, on the same alphas.", ProbeSchema.Axes, (c, v) => c with { Axes = (AxesConfiguration)v! }),
        new("judge", "Who judges the responses.", JudgeSchema.Judge, (c, v) => c with { Judge = (JudgeConfiguration)v! }),
        new("engine", "What does the arithmetic.", new ChoiceForm<EngineChoice>(),
            (c, v) => c with { Engine = (EngineChoice)v! }),
        new("device", "Where it does it; points run side by side on several devices.", new DeviceForm(), (c, v) => c with { Device = (string?)v }),
        new("policy", "What the candidate must keep to; null switches a limit off.", Limits,
            (c, v) => c with { Policy = (Policy)v! }),
        new("statistics", "Free numbers of the metrics and of the bootstrap.", Statistics,
            (c, v) => c with { Statistics = (StatisticsSettings)v! }),
    ]);
}
