using System.Text.Json.Serialization;
using SafetyGate.Configuration;
using SafetyGate.Inference.Compute;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>What a landscape's run is: everything that decides its responses. Kept as run.json.</summary>
internal sealed record LandscapeManifest
{
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Lowercase hexadecimal SHA-256 of the parts that decide responses; names and the clock are not among them.</summary>
    [JsonIgnore]
    public string Identity => LandscapeIdentity.Of(this);

    public required LandscapeKind Kind { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>When the run was first started; a resumed run keeps it.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The model, then other, third, pretrained and the trajectory's, as far as the kind takes them.</summary>
    public required IReadOnlyList<CheckpointRecord> Checkpoints { get; init; }

    /// <summary>How many of them are drawn around: the first one or two.</summary>
    public required int Surfaces { get; init; }

    /// <summary>SHA-256 of the tokenizers' files, of each checkpoint that is drawn.</summary>
    public required IReadOnlyList<string> TokenizerHashes { get; init; }

    /// <summary>SHA-256 of the chat templates, likewise.</summary>
    public required IReadOnlyList<string> ChatTemplateHashes { get; init; }

    public required string? SystemPrompt { get; init; }

    public required PromptSetRecord PromptSet { get; init; }

    /// <summary>The judge of the run's own report. Not part of the identity.</summary>
    public required string Judge { get; init; }

    /// <summary>One or two.</summary>
    public required IReadOnlyList<LandscapeAxisDocument> Axes { get; init; }

    /// <summary>How many checkpoints beside the grid are asked too.</summary>
    public required int Visits { get; init; }

    public required ulong Seed { get; init; }

    public required RandomStreamKind Stream { get; init; }

    public required GenerationRecord Generation { get; init; }

    public required EngineDescription Engine { get; init; }
}
