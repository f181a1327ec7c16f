using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Engines;

/// <summary>How an engine stands on this machine.</summary>
/// <param name="Folder">Where it is, or would be.</param>
/// <param name="Manifest">What it is; null where that cannot be told.</param>
/// <param name="Problem">Why it cannot be used, with what to do; null where it can.</param>
public sealed record EngineStatus(string Folder, EngineManifest? Manifest, SafetyGateException? Problem);
