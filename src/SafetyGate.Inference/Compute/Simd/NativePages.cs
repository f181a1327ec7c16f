using System.Runtime.InteropServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Native memory, large pieces in huge pages where Linux gives them on request: weights are read in long strides, and with
/// pages of 4 KiB each would cost a walk of the page table.
/// </summary>
internal static unsafe partial class NativePages
{
    private const nuint HugePage = 2 << 20;
    private const nuint CacheLine = 64;
    private const int AdviseHugePages = 14; // MADV_HUGEPAGE

    /// <summary>Zeroed memory, aligned to a cache line at least; for <see cref="NativeMemory.AlignedFree"/>.</summary>
    public static void* Allocate(nuint bytes)
    {
        bool large = bytes >= 2 * HugePage && OperatingSystem.IsLinux();
        void* memory = NativeMemory.AlignedAlloc(bytes, large ? HugePage : CacheLine);
        if (large)
            _ = Advise(memory, bytes, AdviseHugePages); // only advice: a refusal changes nothing but the speed
        NativeMemory.Clear(memory, bytes);
        return memory;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* address, nuint length, int advice);
}
