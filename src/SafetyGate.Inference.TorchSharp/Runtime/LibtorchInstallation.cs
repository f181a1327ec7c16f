using System.Text.RegularExpressions;

namespace SafetyGate.Inference.TorchSharp.Runtime;

/// <summary>A libtorch on disk, of which nothing has been loaded.</summary>
/// <param name="Folders">Where its libraries lie.</param>
/// <param name="Version">Such as <c>2.10.0+cu128</c>; null where nothing on disk says it.</param>
/// <param name="HasCuda">Whether it can serve GPUs.</param>
internal sealed partial record LibtorchInstallation(IReadOnlyList<string> Folders, string? Version, bool HasCuda)
{
    private const int LongestVersionFile = 4096;
    private const string VersionedName = "libtorch_cpu.so.";

    /// <summary>Looks into a folder, into its <c>lib</c>, and where none is given into the engine's own; null where there is none.</summary>
    public static LibtorchInstallation? Find(TorchRuntimeRequest request)
    {
        string[] folders = request.LibtorchFolder is { } given ? [given, Path.Combine(given, "lib")] : NativeFolder.Of(request.EngineFolder);
        if (NativeFolder.Find(folders, "torch_cpu") is not { } library)
            return null;
        return new LibtorchInstallation(folders, FindVersion(library), NativeFolder.Find(folders, "torch_cuda") is not null);
    }

    /// <summary>libtorch has a file <c>build-version</c>, PyTorch a <c>version.py</c>, and a distribution names its libraries by version.</summary>
    private static string? FindVersion(string library)
    {
        string folder = Path.GetDirectoryName(library)!;
        foreach (string place in new[] { folder, Path.GetDirectoryName(folder) ?? folder })
        {
            if (ReadStart(Path.Combine(place, "build-version")) is { } plain && Number().Match(plain) is { Success: true } first)
                return first.Value;
            if (ReadStart(Path.Combine(place, "version.py")) is { } python && Assignment().Match(python) is { Success: true } second)
                return second.Groups[1].Value;
        }

        return Directory.EnumerateFiles(folder)
            .Select(file => Path.GetFileName(file)!)
            .Where(file => file.StartsWith(VersionedName, StringComparison.Ordinal))
            .Select(file => file[VersionedName.Length..])
            .Where(version => Number().IsMatch(version))
            .OrderByDescending(version => version.Length)
            .FirstOrDefault();
    }

    private static string? ReadStart(string path)
    {
        if (!File.Exists(path))
            return null;
        using StreamReader reader = File.OpenText(path);
        char[] start = new char[LongestVersionFile];
        return new string(start, 0, reader.ReadBlock(start));
    }

    [GeneratedRegex(@"^[0-9]{1,4}\.[0-9]{1,4}[0-9A-Za-z.+]{0,40}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"__version__ *= *['""]([0-9]{1,4}\.[0-9]{1,4}[0-9A-Za-z.+]{0,40})['""]", RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();
}
