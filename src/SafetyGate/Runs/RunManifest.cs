using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Inference.Compute;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>What a run is: everything that decides its responses, and how they are to be read. Kept as run.json.</summary>
public sealed record RunManifest
{
    /// <summary>The version of the form that this program writes.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>The version of the form, from 1.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Lowercase hexadecimal SHA-256 of the parts that decide responses: runs of one identity may share them. Names
    /// and paths are not among them.</summary>
    public string Identity => RunIdentity.Of(this);

    /// <summary>SafetyGate's own version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When the run was first started; a resumed run keeps it. Not part of the identity.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The aligned checkpoint.</summary>
    public required CheckpointRecord Base { get; init; }

    /// <summary>The finetuned checkpoint.</summary>
    public required CheckpointRecord Candidate { get; init; }

    /// <summary>SHA-256 of the tokenizer's files.</summary>
    public required string TokenizerHash { get; init; }

    /// <summary>SHA-256 of the chat template; null where the prompts are put to the model bare.</summary>
    public required string? ChatTemplateHash { get; init; }

    /// <summary>The text of the system message before every prompt, empty or not; null where there was none.</summary>
    public required string? SystemPrompt { get; init; }

    /// <summary>What was asked.</summary>
    public required PromptSetRecord PromptSet { get; init; }

    /// <summary>The judge of the run's own verdict. Not part of the identity.</summary>
    public required string Judge { get; init; }

    /// <summary>The judge beside it; null where there is none. Not part of the identity.</summary>
    public string? SecondJudge { get; init; }

    /// <summary>The alphas of every direction.</summary>
    public required GridRecord Grid { get; init; }

    /// <summary>The seed of the directions.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The random numbers of the directions.</summary>
    public required RandomStreamKind Stream { get; init; }

    /// <summary>How responses were generated.</summary>
    public required GenerationRecord Generation { get; init; }

    /// <summary>What did the arithmetic.</summary>
    public required EngineDescription Engine { get; init; }

    /// <summary>Directions that are always swept, at least 1. Not part of the identity.</summary>
    public required int Directions { get; init; }

    /// <summary>Directions that may be swept while the verdict is inconclusive. Not part of the identity.</summary>
    public required int MaxDirections { get; init; }

    /// <summary>What is asked beside the prompts. Not part of the identity: every record names its probe, so that one can be added
    /// to a run later.</summary>
    public IReadOnlyList<ProbeRecord> Probes { get; init; } = [];

    /// <summary>The policy of the run's own verdict. Not part of the identity.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The free numbers of the statistics. Not part of the identity.</summary>
    public required StatisticsSettings Statistics { get; init; }
}
