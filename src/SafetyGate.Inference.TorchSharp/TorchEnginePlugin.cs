using System.Reflection;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.TorchSharp.Runtime;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>What the tool finds in this assembly. Nothing native is touched before <see cref="Create"/>.</summary>
public sealed class TorchEnginePlugin : IEnginePlugin
{
    public string Name => "torch";

    public string Version => typeof(TorchEnginePlugin).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public IModelLoader Create(EnginePluginRequest request)
    {
        TorchDevice device = TorchDevice.Parse(request.Device);
        TorchRuntime runtime = TorchRuntime.Start(new TorchRuntimeRequest
        {
            LibtorchFolder = request.LibtorchFolder,
            EngineFolder = Path.GetDirectoryName(typeof(TorchEnginePlugin).Assembly.Location)!,
            Device = device,
        });
        return new TorchLoader(runtime, new TorchSettings { Device = device });
    }
}
