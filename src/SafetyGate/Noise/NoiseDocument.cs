using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Landscape.Statistics.Noise;

namespace SafetyGate.Noise;

/// <summary>The contents of noise.json: the noise floor of a checkpoint, no response, no prompt's text and no path.</summary>
public sealed record NoiseDocument
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "noise.json";

    /// <summary>The version of the form, from 1.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The checkpoint's name.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Its fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Prompts behind every point.</summary>
    public required int Prompts { get; init; }

    /// <summary>Directions swept.</summary>
    public required int Directions { get; init; }

    /// <summary>Directions of a group: what a gate sweeps, or half of those swept.</summary>
    public required int GroupSize { get; init; }

    /// <summary>VISAGE over all directions.</summary>
    public required double Visage { get; init; }

    /// <summary>How far measurements of the same checkpoint lie apart, by what differs between them.</summary>
    public required IReadOnlyList<NoiseSpread> Spreads { get; init; }

    /// <summary>The recommended <c>policy.visageMaxDrop</c>; null where nothing could be compared.</summary>
    public required double? RecommendedMaxDrop { get; init; }

    /// <summary>The bytes of the file: UTF-8, LF.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, GateJson.Options), (byte)'\n'];
}
