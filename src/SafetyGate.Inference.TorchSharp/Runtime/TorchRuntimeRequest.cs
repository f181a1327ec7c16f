namespace SafetyGate.Inference.TorchSharp.Runtime;

/// <summary>Which libtorch is wanted.</summary>
public sealed record TorchRuntimeRequest
{
    /// <summary>The device that it must serve.</summary>
    public required TorchDevice Device { get; init; }

    /// <summary>The folder of the engine's own assembly, with TorchSharp's native library beside it or under <c>runtimes</c>.</summary>
    public required string EngineFolder { get; init; }

    /// <summary>A libtorch or PyTorch installation, or its <c>lib</c>; null where the libraries lie in the engine's folder.</summary>
    public string? LibtorchFolder { get; init; }

    /// <summary>The version, major and minor, that TorchSharp was built for.</summary>
    public string LibtorchVersion { get; init; } = TorchRuntime.LibtorchVersion;
}
