using System.Text;
using System.Text.Unicode;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>Bounded, strict reading of UTF-8 text. A stream's own word on its length is not relied on.</summary>
internal static class PromptText
{
    public static string Read(string path, Stream stream)
    {
        var bytes = ReadBounded(path, stream);
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];

        var fault = FirstFault(bytes);
        if (fault >= 0)
        {
            var line = 1 + bytes[..fault].Count((byte)'\n');
            var column = fault - bytes[..fault].LastIndexOf((byte)'\n');
            throw PromptRules.Refuse(
                PromptErrors.NotUtf8,
                $"'{path}' is not UTF-8 text (byte {column} of line {line}). Save it as UTF-8.",
                new FileLocation(path, line, column));
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static ReadOnlySpan<byte> ReadBounded(string path, Stream stream)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (all.Length + read > PromptLimits.FileBytes)
            {
                throw new SafetyGateException(PromptErrors.FileTooLarge, $"'{path}' is larger than " +
                    $"{PromptLimits.FileBytes >> 20} MiB. Use a smaller file.");
            }

            all.Write(buffer, 0, read);
        }

        return all.GetBuffer().AsSpan(0, (int)all.Length);
    }

    /// <summary>The first byte that is not UTF-8, or is NUL (as UTF-16 and binary files have); -1 if none.</summary>
    private static int FirstFault(ReadOnlySpan<byte> bytes)
    {
        var nul = bytes.IndexOf((byte)0);
        if (Utf8.IsValid(bytes))
            return nul;

        Utf8.ToUtf16(bytes, new char[bytes.Length], out var valid, out _, replaceInvalidSequences: false);
        return nul >= 0 ? Math.Min(nul, valid) : valid;
    }
}
