using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Runs;

/// <summary>Turns what the file system says about a run folder into errors that tell what to do.</summary>
internal static class FolderAccess
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    /// <summary>Does something with the folder's files.</summary>
    public static T Try<T>(string folder, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (IOException exception) when (exception.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock)
        {
            throw new SafetyGateException(
                RunErrors.InUse,
                $"Another process is using '{folder}', and two runs must not write one folder. "
                + "Wait for it, or give another --out.",
                exception);
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SafetyGateException(
                RunErrors.NotWritable,
                $"The run folder '{folder}' cannot be used: {exception.Message} "
                + "Check the path, its permissions and the free space, or give another --out.",
                exception);
        }
    }

    /// <summary>Makes the folder, parents included, unless it is there.</summary>
    public static void Create(string folder)
    {
        if (File.Exists(folder))
            throw new SafetyGateException(RunErrors.NotAFolder, $"'{folder}' is a file. Give a folder as --out.");
        Try(folder, () => Directory.CreateDirectory(folder));
    }

    /// <summary>Locks the folder and opens what is in it; the lock goes with what was opened, and is released where opening
    /// fails.</summary>
    public static T Open<T>(string folder, Func<FileStream, T> open)
    {
        FileStream stream = Lock(folder);
        try
        {
            return Try(folder, () => open(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Empties the journal and deletes what was made from it; other files stay.</summary>
    public static void Discard(string folder, FileStream journal, IEnumerable<string> reports)
    {
        journal.SetLength(0);
        journal.Flush(flushToDisk: true);
        foreach (string report in reports)
            File.Delete(Path.Combine(folder, report));
        foreach (string plot in Directory.GetFiles(folder, RunFiles.PlotPattern))
            File.Delete(plot);
    }

    /// <summary>Opens the journal, which is the folder's lock too: the system releases it when a process is killed.</summary>
    private static FileStream Lock(string folder) => Try(folder, () => new FileStream(
        Path.Combine(folder, RunFiles.Responses), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
}
