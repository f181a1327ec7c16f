using System.Runtime.InteropServices;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using TorchSharp;

namespace SafetyGate.Inference.TorchSharp.Runtime;

/// <summary>
/// libtorch in this process. TorchSharp finds it by itself only where packages laid it out, writes to standard output where it
/// does not, cannot be asked again, and does not look at versions: so the files are looked at first, the libraries loaded one
/// by one, and only then TorchSharp is touched.
/// </summary>
public sealed class TorchRuntime
{
    /// <summary>What TorchSharp 0.107 is built for.</summary>
    public const string LibtorchVersion = "2.10";

    /// <summary>What libtorch has since 2.10, for an installation that does not say its version.</summary>
    private const string NewestExport = "torch_call_dispatcher";

    // What is loaded stays loaded for the life of the process, whoever asked for it.
    private static readonly Lock Starting = new();
    private static TorchRuntime? s_started;

    private readonly LibtorchInstallation _installation;

    private TorchRuntime(LibtorchInstallation installation)
    {
        _installation = installation;
        string torchSharp = typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "";
        Detail = $"TorchSharp {torchSharp}, libtorch {installation.Version ?? LibtorchVersion}";
    }

    /// <summary>The versions, for a manifest.</summary>
    public string Detail { get; }

    /// <summary>The versions and, where it can be told, the model of a GPU.</summary>
    public string DetailOf(TorchDevice device) =>
        device.Index is int index && DeviceModel.Name(index) is { } name ? $"{Detail}, {name}" : Detail;

    /// <summary>Loads libtorch, or finds it loaded, and checks that the device is there.</summary>
    /// <exception cref="SafetyGateException">SG3020 to SG3023.</exception>
    public static TorchRuntime Start(TorchRuntimeRequest request)
    {
        lock (Starting)
        {
            LibtorchInstallation installation = LibtorchInstallation.Find(request) ?? throw new SafetyGateException(
                TorchErrors.LibrariesMissing,
                $"{request.LibtorchFolder ?? request.EngineFolder} has no libtorch in it. Run safety-gate engine install, or name the folder of a libtorch {request.LibtorchVersion} with --libtorch.");
            Check(installation, request);
            if (s_started is null)
            {
                Load(installation, request);
                s_started = new TorchRuntime(installation);
            }
            else if (!s_started._installation.Folders.SequenceEqual(installation.Folders))
            {
                throw new SafetyGateException(
                    TorchErrors.NotLoadable, $"this process has loaded the libtorch in {s_started._installation.Folders[0]} and can load no other. Use one --libtorch.");
            }

            RequireDevice(request.Device);
            return s_started;
        }
    }

    /// <summary>Memory of a GPU that nobody uses, in bytes; null where it cannot be told.</summary>
    public long? FreeBytes(TorchDevice device) =>
        device.Index is int index ? DeviceMemory.Free(_installation.Folders, index) : null;

    private static void Check(LibtorchInstallation installation, TorchRuntimeRequest request)
    {
        if (installation.Version is { } version && !(version + ".").StartsWith(request.LibtorchVersion + ".", StringComparison.Ordinal))
        {
            throw new SafetyGateException(
                TorchErrors.VersionMismatch,
                $"the libtorch in {installation.Folders[0]} is {version}, but this engine was made for {request.LibtorchVersion}. Name one of that version with --libtorch, or run safety-gate engine install.");
        }

        if (request.Device.IsCuda && !installation.HasCuda)
        {
            throw new SafetyGateException(
                TorchErrors.DeviceUnavailable,
                $"the libtorch in {installation.Folders[0]} is for processors only, and {request.Device} was asked for. Run safety-gate engine install torch-cuda.");
        }
    }

    private static void Load(LibtorchInstallation installation, TorchRuntimeRequest request)
    {
        string[] own = [.. NativeFolder.Of(request.EngineFolder), .. installation.Folders];
        string torchSharp = NativeFolder.Find(own, "LibTorchSharp") ?? throw new SafetyGateException(
            TorchErrors.LibrariesMissing,
            $"{request.EngineFolder} lacks TorchSharp's native library, LibTorchSharp: the engine is incomplete. Run safety-gate engine install again.");
        LoadOne(installation, "c10");
        nint processor = LoadOne(installation, "torch_cpu");
        if (installation.Version is null && !NativeLibrary.TryGetExport(processor, NewestExport, out _))
        {
            throw new SafetyGateException(
                TorchErrors.VersionMismatch,
                $"the libtorch in {installation.Folders[0]} is older than {request.LibtorchVersion}, for which this engine was made. Name one of that version with --libtorch, or run safety-gate engine install.");
        }

        if (installation.HasCuda)
        {
            LoadOne(installation, "c10_cuda");
            LoadOne(installation, "torch_cuda");
        }

        LoadOne(installation, "torch");
        Load(torchSharp);
    }

    private static nint LoadOne(LibtorchInstallation installation, string name) =>
        NativeFolder.Find(installation.Folders, name) is { } path
            ? Load(path)
            : throw new SafetyGateException(
                TorchErrors.LibrariesMissing,
                $"the libtorch in {installation.Folders[0]} lacks {name}: it is incomplete. Run safety-gate engine install again, or name a whole one with --libtorch.");

    private static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new SafetyGateException(
                TorchErrors.NotLoadable,
                $"{path} cannot be loaded: {exception.Message.Split('\n')[0].Trim()}. A library that it needs is missing or of another version; run safety-gate engine install, or name another libtorch with --libtorch.",
                exception);
        }
    }

    private static void RequireDevice(TorchDevice device)
    {
        if (device.Index is not int index)
            return;
        int count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (index >= count)
        {
            throw new SafetyGateException(
                TorchErrors.DeviceUnavailable,
                $"{device} is not there: libtorch sees {count} GPUs. Check nvidia-smi and CUDA_VISIBLE_DEVICES, or give another --device.");
        }
    }
}
