namespace SafetyGate.Cli.Engines;

/// <summary>What is to be installed, and from where.</summary>
/// <param name="Kind">The engine.</param>
/// <param name="Sources">NuGet sources that replace the configured ones; none leaves those.</param>
/// <param name="Libtorch">A libtorch to use instead of fetching one; null fetches.</param>
/// <param name="Force">Whether to install anew what is there and whole.</param>
internal sealed record EngineInstallRequest(EngineKind Kind, IReadOnlyList<string> Sources, string? Libtorch, bool Force);
