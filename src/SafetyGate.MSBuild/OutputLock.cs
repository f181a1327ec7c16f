namespace SafetyGate.MSBuild;

/// <summary>Lets one build at a time use an output folder; parallel builds of one project then check once and resume.</summary>
internal static class OutputLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the folder.</summary>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="cancelled">Ends the waiting.</param>
    /// <returns>What holds the folder until it is disposed; null when cancelled.</returns>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static IDisposable? Wait(string folder, WaitHandle cancelled)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "build.lock");
        do
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another build holds it.
            }
        }
        while (!cancelled.WaitOne(Pause));
        return null;
    }
}
