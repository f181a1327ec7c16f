using System.Globalization;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using static TorchSharp.torch;
using DeviceType = TorchSharp.DeviceType;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>A processor, or one GPU.</summary>
/// <param name="Index">Number of the GPU; null is the processor.</param>
public sealed record TorchDevice(int? Index)
{
    private const string Prefix = "cuda:";

    public static TorchDevice Cpu { get; } = new((int?)null);

    public bool IsCuda => Index is not null;

    /// <summary>Reads <c>cpu</c>, <c>cuda</c> (the first) or <c>cuda:N</c>.</summary>
    /// <exception cref="SafetyGateException"><see cref="TorchErrors.DeviceUnavailable"/>: it is none of them.</exception>
    public static TorchDevice Parse(string name)
    {
        if (name == "cpu")
            return Cpu;
        if (name == "cuda")
            return new TorchDevice(0);
        if (name.StartsWith(Prefix, StringComparison.Ordinal)
            && byte.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out byte index))
            return new TorchDevice(index);
        throw new SafetyGateException(
            TorchErrors.DeviceUnavailable, "the device is not one that this engine knows. Give cpu, cuda or cuda:N with N from 0 to 255.");
    }

    /// <summary>Without the number, for a manifest: GPUs of one machine may go on with each other's runs.</summary>
    public string Kind => IsCuda ? "cuda" : "cpu";

    public override string ToString() => IsCuda ? string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Index}") : "cpu";

    internal Device ToTorch() => IsCuda ? new Device(DeviceType.CUDA, Index!.Value) : new Device(DeviceType.CPU);
}
