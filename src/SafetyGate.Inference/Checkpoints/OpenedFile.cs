using Microsoft.Win32.SafeHandles;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>A file opened for reading whose length is known. An empty file, a pipe or a device is never opened.</summary>
internal sealed class OpenedFile : IDisposable
{
    private readonly SafeFileHandle? _handle;

    private OpenedFile(SafeFileHandle? handle, long length)
    {
        _handle = handle;
        Length = length;
    }

    /// <summary>Bytes; an empty file has no handle.</summary>
    public long Length { get; }

    public SafeFileHandle Handle => _handle ?? throw new InvalidOperationException("an empty file has no handle");

    /// <summary>The opened file, or null with a problem added.</summary>
    /// <param name="path">A file that exists, or a symbolic link to one.</param>
    public static OpenedFile? Open(string path, FileProblems problems)
    {
        SafeFileHandle? handle = null;
        try
        {
            var file = new FileInfo(path);
            if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
                file = target;

            // A pipe or a device has no length, and opening one could wait forever.
            if (file.Length == 0)
                return new OpenedFile(null, 0);
            handle = File.OpenHandle(path);
            return new OpenedFile(handle, RandomAccess.GetLength(handle));
        }
        catch (Exception e) when (IsFileFailure(e))
        {
            handle?.Dispose();
            Unreadable(problems, e);
            return null;
        }
    }

    public static bool IsFileFailure(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    public static void Unreadable(FileProblems problems, Exception e) => problems.Add(
        CheckpointErrors.FileUnreadable, $"cannot be read ({e.GetType().Name}): check its permissions and that the disk is healthy");

    /// <summary>A part of the file, or null with a problem added.</summary>
    public byte[]? Read(long offset, int length, FileProblems problems)
    {
        byte[] bytes = new byte[length];
        try
        {
            for (int done = 0; done < length;)
            {
                int read = RandomAccess.Read(Handle, bytes.AsSpan(done), offset + done);
                if (read == 0)
                    throw new EndOfStreamException();
                done += read;
            }

            return bytes;
        }
        catch (Exception e) when (IsFileFailure(e))
        {
            Unreadable(problems, e);
            return null;
        }
    }

    public void Dispose() => _handle?.Dispose();
}
