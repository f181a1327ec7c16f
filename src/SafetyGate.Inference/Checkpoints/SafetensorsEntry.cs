namespace SafetyGate.Inference.Checkpoints;

/// <summary>One tensor as a safetensors header describes it.</summary>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind the last one; not yet checked against anything.</param>
internal sealed record SafetensorsEntry(string Name, ElementType ElementType, TensorShape Shape, long Begin, long End);
