using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Runs;

/// <summary>What a run keeps of a checkpoint.</summary>
/// <param name="Name">The last segment of the checkpoint's folder, never a path; not part of the run's identity.</param>
/// <param name="Fingerprint">Lowercase hexadecimal SHA-256 over the weights and the configuration.</param>
/// <param name="ParameterCount">How many numbers it has.</param>
/// <param name="ElementType">How they are stored, for example <c>bfloat16</c>.</param>
public sealed record CheckpointRecord(string Name, string Fingerprint, long ParameterCount, string ElementType)
{
    /// <summary>The record of a checkpoint; hashes its weights unless that was done before.</summary>
    internal static CheckpointRecord Of(Checkpoint checkpoint, CancellationToken cancellation) => new(
        checkpoint.Name,
        checkpoint.Fingerprint(cancellation),
        checkpoint.Tensors.Values.Sum(tensor => tensor.Count),
        checkpoint.ElementTypes);
}
