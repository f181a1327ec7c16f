using SafetyGate.Inference.Compute;

namespace SafetyGate.Workers;

/// <summary>What must be the same for all workers of a run.</summary>
/// <param name="Engine">What it computes with.</param>
/// <param name="PromptSet">The hash of the prompts that it asks.</param>
internal sealed record WorkerReady(EngineDescription Engine, string PromptSet);
