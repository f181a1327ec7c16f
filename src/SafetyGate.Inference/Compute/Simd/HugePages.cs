using System.Runtime.InteropServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Asks Linux for large pages: a product walks through whole matrices, and with small pages it waits for their addresses.
/// </summary>
internal static unsafe partial class HugePages
{
    /// <summary>Bytes of a large page on most machines; memory has to begin at a multiple of it.</summary>
    public const int Size = 2 << 20;

    /// <summary>MADV_HUGEPAGE of madvise(2).</summary>
    private const int Advice = 14;

    /// <summary>To be called before the memory is first touched; where the system does not care to follow, nothing changes.</summary>
    public static void Advise(void* start, nuint bytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Advise(start, bytes, Advice);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Only an advice.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
