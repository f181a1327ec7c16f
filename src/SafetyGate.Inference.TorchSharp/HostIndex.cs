using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>Brings whole numbers to the device.</summary>
internal static class HostIndex
{
    /// <summary>[count] int64, in the scope that is open.</summary>
    public static Tensor Upload(ReadOnlySpan<int> values, Device device)
    {
        Tensor host = empty(values.Length, ScalarType.Int64);
        Span<long> wide = MemoryMarshal.Cast<byte, long>(host.bytes);
        for (int i = 0; i < values.Length; i++)
            wide[i] = values[i];
        if (device.type == global::TorchSharp.DeviceType.CPU)
            return host;
        Tensor there = host.to(device);
        host.Dispose();
        return there;
    }
}
