namespace SafetyGate.Cli.Engines;

/// <summary>An engine that can be installed.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Devices">What it runs on, in words.</param>
/// <param name="Bytes">About how large it is once installed, its native libraries included.</param>
/// <param name="Packages">The package with the native libraries, by runtime identifier.</param>
/// <param name="NativeLibraries">File names of which the native libraries have one at least.</param>
internal sealed record EngineKind(
    string Name, string Devices, long Bytes, IReadOnlyDictionary<string, string> Packages, IReadOnlyList<string> NativeLibraries)
{
    /// <summary>The package with the engine itself; its version is this program's.</summary>
    public const string EnginePackage = "SafetyGate.Inference.TorchSharp";

    /// <summary>The assembly in it that has the plug-in.</summary>
    public const string PluginAssembly = "SafetyGate.Inference.TorchSharp";

    /// <summary>The version of the managed binding and of the packages with native libraries.</summary>
    public const string BindingVersion = "0.107.0";

    /// <summary>The version of libtorch that the binding was made for; another one is not detected by it, and crashes.</summary>
    public const string LibtorchVersion = "2.10.0";

    /// <summary>What is left of the engine where libtorch is somebody else's.</summary>
    public const long ManagedBytes = 20L << 20;

    public static EngineKind TorchCuda { get; } = new(
        "torch-cuda",
        "NVIDIA GPUs, CUDA 12.8",
        6L << 30,
        new Dictionary<string, string> { ["linux-x64"] = "TorchSharp-cuda-linux", ["win-x64"] = "TorchSharp-cuda-windows" },
        ["libtorch_cuda.so", "torch_cuda.dll"]);

    public static EngineKind TorchCpu { get; } = new(
        "torch-cpu",
        "the processor",
        512L << 20,
        new[] { "linux-x64", "win-x64", "win-arm64", "osx-arm64" }.ToDictionary(platform => platform, _ => "TorchSharp-cpu"),
        ["libtorch_cpu.so", "torch_cpu.dll", "libtorch_cpu.dylib"]);

    public static IReadOnlyList<EngineKind> All { get; } = [TorchCuda, TorchCpu];
}
