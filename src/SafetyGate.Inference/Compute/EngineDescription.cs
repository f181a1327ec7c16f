namespace SafetyGate.Inference.Compute;

/// <summary>What ran the arithmetic; part of the run manifest, because rounding depends on it.</summary>
/// <param name="Name">The engine's name: <c>scalar</c>, <c>simd</c>.</param>
/// <param name="Device">Where it runs, for example <c>cpu</c>.</param>
/// <param name="Precision">The type of the arithmetic, for example <c>float32</c>.</param>
/// <param name="Detail">What else decides the rounding, for example the instruction set.</param>
public sealed record EngineDescription(string Name, string Device, string Precision, string Detail);
