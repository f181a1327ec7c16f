using SafetyGate.Configuration;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Engines;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Cli.Engines;

/// <summary>The engine and the devices that settings mean on this machine.</summary>
/// <param name="Engine"><c>simd</c>, <c>scalar</c>, or the name of an installed engine.</param>
/// <param name="Devices">At least one.</param>
internal sealed record EngineSelection(string Engine, IReadOnlyList<string> Devices)
{
    /// <summary>How the simd engine keeps the weights that it works on.</summary>
    public WeightPrecision Precision { get; init; }

    private const string Simd = "simd";
    private const string Scalar = "scalar";
    private const string FirstGpu = "cuda:0";

    /// <summary>
    /// What the settings mean. A GPU that is asked for is never replaced by the processor: where its engine is not there,
    /// loading it says so.
    /// </summary>
    public static EngineSelection Of(GateConfiguration configuration, EngineStore store)
    {
        IReadOnlyList<string>? devices = configuration.Device is { } text ? DeviceNames.Parse(text) : null;
        return configuration.Engine switch
        {
            EngineChoice.Scalar => new(Scalar, devices ?? [DeviceNames.Cpu]),
            EngineChoice.Torch => Torch(devices, store),
            EngineChoice.Auto when devices?.Any(DeviceNames.IsGpu) == true => Torch(devices, store),
            _ => new(Simd, devices ?? [DeviceNames.Cpu]) { Precision = configuration.Generation.Precision },
        };
    }

    /// <summary>The engine's loader on one of the devices.</summary>
    public IModelLoader Load(EngineStore store, string device, int threads) => Engine switch
    {
        Simd => new SimdLoader(threads, Precision),
        Scalar => new ScalarLoader(),
        _ => store.Load(Engine, device),
    };

    /// <summary>The processor is served by either build, the smaller one first; a GPU by one alone, which is also what is
    /// missing where nothing is installed and no device was named.</summary>
    private static EngineSelection Torch(IReadOnlyList<string>? devices, EngineStore store)
    {
        bool cuda = store.IsPresent(EngineKind.TorchCuda.Name);
        bool cpu = store.IsPresent(EngineKind.TorchCpu.Name);
        devices ??= cpu && !cuda ? [DeviceNames.Cpu] : [FirstGpu];
        bool needsCuda = devices.Any(DeviceNames.IsGpu) || (cuda && !cpu);
        return new((needsCuda ? EngineKind.TorchCuda : EngineKind.TorchCpu).Name, devices);
    }
}
