using System.Buffers;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>A name that can only mean a file directly inside a folder, on every operating system.</summary>
internal static class PlainFileName
{
    private const int MaxLength = 255;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|");

    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxLength
        && !name.AsSpan().ContainsAny(Forbidden)
        && !name.Any(char.IsControl)
        && name[^1] is not ('.' or ' ');
}
