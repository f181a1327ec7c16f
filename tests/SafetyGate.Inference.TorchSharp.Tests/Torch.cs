using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.TorchSharp.Runtime;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // tensors are counted, and libtorch has all cores

namespace SafetyGate.Inference.TorchSharp.Tests;

/// <summary>
/// The libtorch that tests run on: the folder in <c>SAFETYGATE_LIBTORCH</c>, whatever its version, on the device in
/// <c>SAFETYGATE_TORCH_DEVICE</c>, the processor by default. Tests are skipped where there is none.
/// </summary>
internal static class Torch
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("SAFETYGATE_LIBTORCH");

    public static TorchDevice Device { get; } = TorchDevice.Parse(Environment.GetEnvironmentVariable("SAFETYGATE_TORCH_DEVICE") ?? "cpu");

    public static TorchRuntime Start()
    {
        Assert.SkipWhen(Folder is null, "no libtorch: set SAFETYGATE_LIBTORCH");
        var request = new TorchRuntimeRequest { Device = Device, EngineFolder = AppContext.BaseDirectory, LibtorchFolder = Folder };
        string? version = LibtorchInstallation.Find(request)?.Version;
        return TorchRuntime.Start(version is null ? request : request with { LibtorchVersion = string.Join('.', version.Split('.')[..2]) });
    }

    public static TorchLoader Loader(ElementType precision = ElementType.Float32) =>
        new(Start(), new TorchSettings { Device = Device, Precision = precision });

    public static TorchEngine Engine(ElementType precision = ElementType.Float32, bool? pristine = null, bool? deviceNoise = null) =>
        new(new TorchSettings { Device = Device, KeepPristine = pristine, NoiseOnDevice = deviceNoise }, precision, Start().Detail);
}
