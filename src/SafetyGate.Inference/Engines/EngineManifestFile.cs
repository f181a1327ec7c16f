using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafetyGate.Inference.Engines;

/// <summary>Reads and writes engine.json. What it says is believed no further than its form: no path leaves the folder.</summary>
public static class EngineManifestFile
{
    /// <summary>The file's name in the engine's folder.</summary>
    public const string Name = "engine.json";

    private const int MaximumBytes = 16 << 20;
    private const int MaximumFiles = 50_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 8,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Writes the manifest and waits until it is on the disk.</summary>
    public static void Write(string folder, EngineManifest manifest)
    {
        using var stream = new FileStream(Path.Combine(folder, Name), FileMode.Create, FileAccess.Write, FileShare.None);
        JsonSerializer.Serialize(stream, manifest, Options);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The manifest of a folder; null where there is none, or none that is whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal static EngineManifest? Find(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, Name));
        if (!file.Exists || file.Length > MaximumBytes)
            return null;
        try
        {
            EngineManifest? manifest = JsonSerializer.Deserialize<EngineManifest>(File.ReadAllBytes(file.FullName), Options);
            return manifest is { Complete: true } && IsSound(manifest) ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsSound(EngineManifest manifest)
    {
        if (manifest.Files.Count > MaximumFiles || manifest.Files.Any(f => f is null || f.Size < 0 || !StaysInside(f.Path)))
            return false;
        var names = manifest.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return names.Contains(manifest.EntryAssembly) && names.Contains(manifest.PluginAssembly);
    }

    private static bool StaysInside(string path) =>
        path.Length is > 0 and < 1_024
        && !path.Contains('\0', StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
