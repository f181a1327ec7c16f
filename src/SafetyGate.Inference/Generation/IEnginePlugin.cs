namespace SafetyGate.Inference.Generation;

/// <summary>
/// An engine that lives outside this program, in an assembly of its own: the assembly has exactly one public class with a
/// public parameterless constructor that implements this. Neither the constructor nor the properties may touch native code.
/// </summary>
public interface IEnginePlugin
{
    /// <summary>The engine's name, for example <c>torch</c>.</summary>
    string Name { get; }

    /// <summary>The engine's own version.</summary>
    string Version { get; }

    /// <summary>Starts the engine on a device and gives its loader.</summary>
    /// <exception cref="Diagnostics.SafetyGateException">The device or the native libraries cannot be used, SG30xx.</exception>
    IModelLoader Create(EnginePluginRequest request);
}
