using SafetyGate.Configuration;
using SafetyGate.Inference.Compute;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>What was run for a landscape, without clock and prompts' texts.</summary>
public sealed record LandscapeRunDocument
{
    /// <summary>Lowercase hexadecimal SHA-256 of all that decides the responses.</summary>
    public required string Identity { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>The checkpoints whose surroundings are drawn, then those that only give a direction.</summary>
    public required IReadOnlyList<CheckpointRecord> Checkpoints { get; init; }

    public required PromptSetSummary PromptSet { get; init; }

    /// <summary>The judge of these results.</summary>
    public required string Judge { get; init; }

    public required ulong Seed { get; init; }

    public required RandomStreamKind Stream { get; init; }

    public required GenerationRecord Generation { get; init; }

    public required EngineDescription Engine { get; init; }
}
