using System.Runtime.InteropServices;
using System.Text;

namespace SafetyGate.Inference.TorchSharp.Runtime;

/// <summary>What a GPU is called, because unlike ones round otherwise. TorchSharp does not tell; the driver does.</summary>
internal static unsafe class DeviceModel
{
    private const int LongestName = 256;

    /// <summary>Such as <c>NVIDIA H100 80GB HBM3</c>; null where there is no driver or it does not answer.</summary>
    /// <param name="index">Number of the GPU.</param>
    public static string? Name(int index)
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint driver)
            || !NativeLibrary.TryGetExport(driver, "cuInit", out nint initialize)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGet", out nint get)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGetName", out nint getName))
        {
            return null;
        }

        int device = 0;
        byte* name = stackalloc byte[LongestName];
        bool answered = ((delegate* unmanaged<uint, int>)initialize)(0) == 0
            && ((delegate* unmanaged<int*, int, int>)get)(&device, index) == 0
            && ((delegate* unmanaged<byte*, int, int, int>)getName)(name, LongestName, device) == 0;
        return answered ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)) : null;
    }
}
