namespace SafetyGate.Inference.Engines;

/// <summary>One file of an installed engine.</summary>
/// <param name="Path">From the engine's folder, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lowercase hexadecimal SHA-256 of its contents.</param>
public sealed record EngineFile(string Path, long Size, string Sha256);
