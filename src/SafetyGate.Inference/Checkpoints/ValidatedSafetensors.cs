using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>An open safetensors file whose header is checked and whose data is not touched yet.</summary>
internal sealed class ValidatedSafetensors : IDisposable
{
    /// <summary>The format's own limit for the JSON header.</summary>
    private const long MaxHeaderLength = 100_000_000;

    private const int LengthBytes = sizeof(ulong);

    private ValidatedSafetensors(OpenedFile file, long dataStart, IReadOnlyList<SafetensorsEntry> entries)
    {
        File = file;
        DataStart = dataStart;
        Entries = entries;
    }

    public OpenedFile File { get; }

    public long DataStart { get; }

    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>The validated file, which then owns the opened one; null with problems added, and the opened one closed.</summary>
    public static ValidatedSafetensors? Validate(OpenedFile file, FileProblems problems)
    {
        int before = problems.Count;
        (List<SafetensorsEntry> entries, long dataStart) = ReadHeader(file, problems);
        if (problems.Count == before)
            SafetensorsLayout.Check(entries, file.Length - dataStart, problems);
        if (problems.Count == before)
            return new ValidatedSafetensors(file, dataStart, entries);
        file.Dispose();
        return null;
    }

    public void Dispose() => File.Dispose();

    private static (List<SafetensorsEntry> Entries, long DataStart) ReadHeader(OpenedFile file, FileProblems problems)
    {
        if (file.Length < LengthBytes)
        {
            problems.Damaged($"has {file.Length} bytes, too few for a safetensors file: it is empty or truncated; download it again");
            return ([], 0);
        }

        byte[]? prefix = file.Read(0, LengthBytes, problems);
        if (prefix is null)
            return ([], 0);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxHeaderLength)
        {
            problems.Damaged($"announces a header of {length} bytes, and the format allows {MaxHeaderLength}: "
                + "it is damaged, or not a safetensors file");
        }
        else if ((long)length > file.Length - LengthBytes)
        {
            problems.Damaged($"announces a header of {length} bytes and has {file.Length} in all: it is truncated; download it again");
        }
        else if (file.Read(LengthBytes, (int)length, problems) is { } header)
        {
            return (SafetensorsHeaderParser.Parse(header, problems), LengthBytes + (long)length);
        }

        return ([], 0);
    }
}
