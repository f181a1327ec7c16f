namespace SafetyGate.TestSupport;

/// <summary>An empty folder that is deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("safety-gate-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string this[string fileName] => System.IO.Path.Combine(Path, fileName);

    public void Write(string fileName, string text) => File.WriteAllText(this[fileName], text);

    public void Write(string fileName, byte[] bytes) => File.WriteAllBytes(this[fileName], bytes);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
