using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Landscapes;

namespace SafetyGate.Reports;

/// <summary>
/// The contents of landscape.json: the curve or the plane of one or two checkpoints in numbers; no response, no prompt's
/// text, no time and no path. Every drawing of it is made from it alone.
/// </summary>
public sealed record LandscapeDocument
{
    /// <summary>The version of the form that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the form, from 1.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>What was drawn.</summary>
    public required LandscapeKind Kind { get; init; }

    /// <summary>One axis of a curve, two of a plane: the first runs to the right, the second up.</summary>
    public required IReadOnlyList<LandscapeAxisDocument> Axes { get; init; }

    /// <summary>One for each checkpoint whose surroundings are drawn, over the same axes: one or two.</summary>
    public required IReadOnlyList<LandscapeSurfaceDocument> Surfaces { get; init; }

    /// <summary>Checkpoints that lie on the axes, in no order.</summary>
    public required IReadOnlyList<LandscapeMarkDocument> Marks { get; init; }

    /// <summary>The training checkpoints of a trajectory in their order, to be joined by a line; empty for other kinds.</summary>
    public required IReadOnlyList<LandscapeMarkDocument> Path { get; init; }

    /// <summary>Prompts behind every cell.</summary>
    public required int PromptCount { get; init; }

    /// <summary>Confidence of the cells' intervals, 0.5 to 0.999.</summary>
    public required double ConfidenceLevel { get; init; }

    /// <summary>Points that could not be computed, one sentence each; their cells are null.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What was run.</summary>
    public required LandscapeRunDocument Run { get; init; }

    /// <summary>The bytes of landscape.json: UTF-8, LF, fixed key order, numbers that read back to the same double.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, GateJson.Options), (byte)'\n'];
}
