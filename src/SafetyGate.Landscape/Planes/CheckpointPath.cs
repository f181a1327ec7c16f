using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Landscape.Planes;

/// <summary>The checkpoints of a training.</summary>
/// <param name="Origin">What it started from.</param>
/// <param name="Steps">What it wrote, in its order, the candidate last; at least one, tensor for tensor like the origin.</param>
/// <param name="Parameters">Names of the tensors that count.</param>
public sealed record CheckpointPath(Checkpoint Origin, IReadOnlyList<Checkpoint> Steps, IReadOnlyList<string> Parameters);
