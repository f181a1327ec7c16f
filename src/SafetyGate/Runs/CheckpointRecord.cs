namespace SafetyGate.Runs;

/// <summary>What a run keeps of a checkpoint.</summary>
/// <param name="Name">The last segment of the checkpoint's folder, never a path; not part of the run's identity.</param>
/// <param name="Fingerprint">Lowercase hexadecimal SHA-256 over the weights and the configuration.</param>
/// <param name="ParameterCount">How many numbers it has.</param>
/// <param name="ElementType">How they are stored, for example <c>bfloat16</c>.</param>
public sealed record CheckpointRecord(string Name, string Fingerprint, long ParameterCount, string ElementType);
