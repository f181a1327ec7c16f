namespace SafetyGate.Inference.Engines;

/// <summary>What an installed engine is: engine.json, written last, so that a folder without a whole one was never finished.</summary>
public sealed record EngineManifest
{
    /// <summary>The version of <see cref="Generation.IEnginePlugin"/> and of whatever it reaches; raised with any change.</summary>
    public const int CurrentContract = 1;

    /// <summary>The name under which the engine is installed, for example <c>torch-cuda</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the engine's package, which is that of the program it was made with.</summary>
    public required string Version { get; init; }

    /// <summary>See <see cref="CurrentContract"/>.</summary>
    public required int Contract { get; init; }

    /// <summary>The platform that it was built for, as a runtime identifier: <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The assembly beside whose <c>.deps.json</c> everything else is found.</summary>
    public required string EntryAssembly { get; init; }

    /// <summary>The assembly with the <see cref="Generation.IEnginePlugin"/>.</summary>
    public required string PluginAssembly { get; init; }

    /// <summary>The version of the managed binding.</summary>
    public required string TorchSharp { get; init; }

    /// <summary>The version of the native libraries.</summary>
    public required string Libtorch { get; init; }

    /// <summary>The folder of native libraries that somebody else has installed; null where the engine brought its own.</summary>
    public required string? LibtorchFolder { get; init; }

    /// <summary>Every file but engine.json.</summary>
    public required IReadOnlyList<EngineFile> Files { get; init; }

    /// <summary>True once all files are in place.</summary>
    public required bool Complete { get; init; }
}
