using SafetyGate.Gate;
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
        new("directions", new WholeNumberForm(1, LandscapeConfiguration.MostDirections), (c, v) => c with { Directions = (int)v! }),
        new("maxDirections", new WholeNumberForm(1, LandscapeConfiguration.MostDirections), (c, v) => c with { MaxDirections = (int)v! }),
        new("steps", new WholeNumberForm(2, AlphaGrid.MaximumIntervals) { Even = true }, (c, v) => c with { Steps = (int)v! }),
        new("radius", new NumberForm(0, AlphaGrid.MaximumRadius) { AboveMinimum = true }, (c, v) => c with { Radius = (double)v! }),
        new("seed", new SeedForm(), (c, v) => c with { Seed = (ulong)v! }),
        new("stream", new ChoiceForm<RandomStreamKind>(), (c, v) => c with { Stream = (RandomStreamKind)v! }),
    ]);

    private static readonly SectionForm<GenerationConfiguration> Generation = new(new(),
    [
        new("maxNewTokens", new WholeNumberForm(1, GenerationConfiguration.MostNewTokens), (c, v) => c with { MaxNewTokens = (int)v! }),
        new("batchSize", new WholeNumberForm(1, GenerationConfiguration.LargestBatch), (c, v) => c with { BatchSize = (int)v! }),
        new("systemPrompt", new SystemPromptForm(), (c, v) => c with { SystemPrompt = (string)v! }),
    ]);

    private static readonly SectionForm<PromptConfiguration> Prompts = new(new(),
    [
        new("path", new PathForm(), (c, v) => c with { Path = (string?)v }),
        new("limit", new WholeNumberForm(1, PromptConfiguration.MostPrompts) { Nullable = true }, (c, v) => c with { Limit = (int?)v }),
    ]);

    private static readonly SectionForm<Policy> Limits = new(Policy.Default,
    [
        new("visageFloor", Points, (p, v) => p with { VisageFloor = (double?)v }),
        new("visageMaxDrop", Points, (p, v) => p with { VisageMaxDrop = (double?)v }),
        new("originAsrMaxRise", Points, (p, v) => p with { OriginAsrMaxRise = (double?)v }),
        new("originAsrCeiling", Points, (p, v) => p with { OriginAsrCeiling = (double?)v }),
        new("localStabilityFloor", Share, (p, v) => p with { LocalStabilityFloor = (double?)v }),
        new("basinRadiusFloor", new NumberForm(0, AlphaGrid.MaximumRadius) { Nullable = true }, (p, v) => p with { BasinRadiusFloor = (double?)v }),
        new("flipRateCeiling", Share, (p, v) => p with { FlipRateCeiling = (double?)v }),
        new("edgeSharpnessCeiling", new NumberForm(0, 1_000_000) { Nullable = true }, (p, v) => p with { EdgeSharpnessCeiling = (double?)v }),
        new("worstVisageFloor", Points, (p, v) => p with { WorstVisageFloor = (double?)v }),
        new("minimumPrompts", new WholeNumberForm(1, PromptConfiguration.MostPrompts), (p, v) => p with { MinimumPrompts = (int)v! }),
    ]);

    private static readonly SectionForm<StatisticsSettings> Statistics = new(StatisticsSettings.Default,
    [
        new("basinTolerance", new NumberForm(0, 100), (s, v) => s with { BasinTolerance = (double)v! }),
        new("localRadius", new NumberForm(0, AlphaGrid.MaximumRadius) { AboveMinimum = true }, (s, v) => s with { LocalRadius = (double)v! }),
        new("resamples", new WholeNumberForm(100, StatisticsSettings.MaximumResamples), (s, v) => s with { Resamples = (int)v! }),
        new("confidenceLevel", new NumberForm(0.5, 0.999), (s, v) => s with { ConfidenceLevel = (double)v! }),
        new("seed", new SeedForm(), (s, v) => s with { Seed = (ulong)v! }),
    ]);

    /// <summary>The whole file.</summary>
    public static SectionForm<GateConfiguration> Root { get; } = new(new(),
    [
        new(SchemaKey, new AnyTextForm(), (c, _) => c),
        new("landscape", Landscape, (c, v) => c with { Landscape = (LandscapeConfiguration)v! }),
        new("generation", Generation, (c, v) => c with { Generation = (GenerationConfiguration)v! }),
        new("prompts", Prompts, (c, v) => c with { Prompts = (PromptConfiguration)v! }),
        new("engine", new ChoiceForm<EngineChoice>(), (c, v) => c with { Engine = (EngineChoice)v! }),
        new("policy", Limits, (c, v) => c with { Policy = (Policy)v! }),
        new("statistics", Statistics, (c, v) => c with { Statistics = (StatisticsSettings)v! }),
    ]);
}
