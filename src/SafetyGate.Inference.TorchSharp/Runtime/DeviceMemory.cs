using System.Runtime.InteropServices;

namespace SafetyGate.Inference.TorchSharp.Runtime;

/// <summary>
/// How much memory a GPU has left. TorchSharp does not tell; the CUDA runtime that libtorch brought does.
/// </summary>
internal static unsafe class DeviceMemory
{
    /// <summary>Bytes, or null where the CUDA runtime cannot be found or does not answer.</summary>
    /// <param name="folders">Where libtorch's libraries lie.</param>
    /// <param name="index">Number of the GPU.</param>
    public static long? Free(IEnumerable<string> folders, int index)
    {
        foreach (string path in Candidates(folders))
        {
            if (NativeLibrary.TryLoad(path, out nint library)
                && NativeLibrary.TryGetExport(library, "cudaSetDevice", out nint setDevice)
                && NativeLibrary.TryGetExport(library, "cudaMemGetInfo", out nint memoryInfo))
            {
                nuint free = 0, total = 0;
                bool answered = ((delegate* unmanaged<int, int>)setDevice)(index) == 0
                    && ((delegate* unmanaged<nuint*, nuint*, int>)memoryInfo)(&free, &total) == 0;
                return answered ? checked((long)free) : null;
            }
        }

        return null;
    }

    /// <summary>The library has a hash in its name where libtorch carries it along.</summary>
    private static IEnumerable<string> Candidates(IEnumerable<string> folders) =>
    [
        .. folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "libcudart*.so*").Order(StringComparer.Ordinal)),
        "libcudart.so.12",
    ];
}
