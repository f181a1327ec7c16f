using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>What a checkpoint's folder held, validated and mapped.</summary>
/// <param name="ConfigText">The bytes of config.json.</param>
/// <param name="Files">The weight files; whoever receives this disposes them.</param>
internal sealed record CheckpointContents(byte[] ConfigText, JsonElement Config, IReadOnlyList<SafetensorsFile> Files);
