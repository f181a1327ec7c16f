using System.Security.Cryptography;
using System.Text;
using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Inference.Compute;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>What was run: the manifest without its clock and without the prompts' texts. See <see cref="RunManifest"/>.</summary>
public sealed record RunDocument
{
    public required string Identity { get; init; }

    public required string ToolVersion { get; init; }

    public required CheckpointRecord Base { get; init; }

    public required CheckpointRecord Candidate { get; init; }

    public required string TokenizerHash { get; init; }

    public required string? ChatTemplateHash { get; init; }

    /// <summary>SHA-256 of the system message before every request; null where there is none. A hash, because reports are
    /// published and the text is the user's.</summary>
    public string? SystemPromptHash { get; init; }

    public required PromptSetSummary PromptSet { get; init; }

    /// <summary>The judge of these results.</summary>
    public required string Judge { get; init; }

    public required GridRecord Grid { get; init; }

    public required ulong Seed { get; init; }

    public required RandomStreamKind Stream { get; init; }

    public required GenerationRecord Generation { get; init; }

    public required EngineDescription Engine { get; init; }

    public required int Directions { get; init; }

    public required int MaxDirections { get; init; }

    public required Policy Policy { get; init; }

    public required StatisticsSettings Statistics { get; init; }

    internal static RunDocument Of(RunManifest manifest, string judge) => new()
    {
        Identity = manifest.Identity,
        ToolVersion = manifest.ToolVersion,
        Base = manifest.Base,
        Candidate = manifest.Candidate,
        TokenizerHash = manifest.TokenizerHash,
        ChatTemplateHash = manifest.ChatTemplateHash,
        SystemPromptHash = manifest.SystemPrompt is { } text
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            : null,
        PromptSet = new PromptSetSummary(manifest.PromptSet.Name, manifest.PromptSet.Hash, manifest.PromptSet.Prompts.Count),
        Judge = judge,
        Grid = manifest.Grid,
        Seed = manifest.Seed,
        Stream = manifest.Stream,
        Generation = manifest.Generation,
        Engine = manifest.Engine,
        Directions = manifest.Directions,
        MaxDirections = manifest.MaxDirections,
        Policy = manifest.Policy,
        Statistics = manifest.Statistics,
    };
}
