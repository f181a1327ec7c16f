using System.Security.Cryptography;

namespace SafetyGate.Inference.Engines;

/// <summary>The files of an engine's folder, and whether they are still those of its manifest.</summary>
public static class EngineFiles
{
    /// <summary>Files up to this size are hashed whenever an engine is loaded: all managed code, in some hundredths of a second.
    /// The gigabytes of native libraries are held against their sizes then, and hashed only when that is asked for.</summary>
    private const long SmallFile = 4 << 20;

    /// <summary>Every file of a folder but engine.json, hashed, in the order of their names.</summary>
    public static IReadOnlyList<EngineFile> Of(string folder, CancellationToken cancellation)
    {
        var files = new List<EngineFile>();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (name != EngineManifestFile.Name)
                files.Add(new EngineFile(name, new FileInfo(path).Length, Hash(path)));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>What is wrong with the files, one line each.</summary>
    /// <param name="folder">The engine's folder.</param>
    /// <param name="manifest">What should be there.</param>
    /// <param name="full">Whether to hash the large files too.</param>
    /// <param name="cancellation">Stops between files.</param>
    internal static IReadOnlyList<string> Problems(string folder, EngineManifest manifest, bool full, CancellationToken cancellation)
    {
        var problems = new List<string>();
        foreach (EngineFile file in manifest.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = new FileInfo(Path.Combine(folder, file.Path));
            if (!found.Exists)
                problems.Add($"{file.Path} is missing");
            else if (found.Length != file.Size)
                problems.Add($"{file.Path} has {found.Length} bytes instead of {file.Size}");
            else if ((full || file.Size <= SmallFile) && Hash(found.FullName) != file.Sha256)
                problems.Add($"{file.Path} has other contents than were installed");
        }

        return problems;
    }

    private static string Hash(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
