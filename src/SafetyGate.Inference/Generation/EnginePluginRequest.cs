namespace SafetyGate.Inference.Generation;

/// <summary>What is asked of an engine that lives in an assembly of its own.</summary>
public sealed record EnginePluginRequest
{
    /// <summary>The device: <c>cpu</c>, or <c>cuda:N</c> with N from 0.</summary>
    public required string Device { get; init; }

    /// <summary>
    /// The folder that holds the shared libraries of a libtorch installation (its <c>lib</c>); null where they lie beside the
    /// engine's own assembly.
    /// </summary>
    public string? LibtorchFolder { get; init; }
}
