using System.Runtime.InteropServices;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>What libtorch throws, which arrives as one type whatever it is about, in the words of this program.</summary>
internal static class TorchFailure
{
    private const int LongestText = 300;
    private static readonly string[] OutOfMemory =
    [
        "out of memory", // CUDA's allocator, and the driver
        "can't allocate memory", "not enough memory", // the allocator for processors
        "CUBLAS_STATUS_ALLOC_FAILED", "CUDNN_STATUS_ALLOC_FAILED",
    ];

    public static bool IsOutOfMemory(ExternalException exception) =>
        OutOfMemory.Any(text => exception.Message.Contains(text, StringComparison.Ordinal));

    public static SafetyGateException Translate(ExternalException exception, TorchDevice device) => IsOutOfMemory(exception)
        ? new SafetyGateException(
            EngineErrors.OutOfMemory,
            $"there is not enough memory on {device} for this model and batch. Lower --batch-size or use a larger device; the finished points are kept.",
            exception)
        : new SafetyGateException(
            TorchErrors.Failure,
            $"libtorch failed on {device}: {FirstLine(exception.Message)}. Run again, and on the processor (--device cpu) if it stays; the finished points are kept.",
            exception);

    private static string FirstLine(string message)
    {
        string line = message.Split('\n')[0].Trim().TrimEnd('.');
        line = new string([.. line.Where(c => !char.IsControl(c))]);
        return line.Length <= LongestText ? line : line[..LongestText] + "...";
    }
}
