using System.Text.RegularExpressions;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli.Engines;

/// <summary>A libtorch that somebody else has installed: an unpacked libtorch, or the <c>torch</c> package of a PyTorch.</summary>
/// <param name="Libraries">The folder with the shared libraries.</param>
/// <param name="Version">Its version as far as it says.</param>
internal sealed partial record LibtorchFolder(string Libraries, string Version)
{
    private const int MostCharacters = 64 << 10;

    /// <summary>Looks at a folder: the one that holds <c>lib</c>, or <c>lib</c> itself.</summary>
    /// <exception cref="SafetyGateException"><see cref="EngineInstallErrors.UnusableLibtorch"/>: it has no libraries, no
    /// version, another version, or not those of the engine.</exception>
    public static LibtorchFolder Open(string folder, EngineKind kind)
    {
        string inner = Path.Combine(folder, "lib");
        string libraries = Directory.Exists(inner) ? inner : folder;
        try
        {
            string[] names = Directory.Exists(libraries) ? [.. Directory.EnumerateFiles(libraries).Select(file => Path.GetFileName(file))] : [];
            if (!kind.NativeLibraries.Any(library => names.Any(name => name == library || name.StartsWith(library + ".", StringComparison.Ordinal))))
                throw Unusable(folder, $"has none of {string.Join(", ", kind.NativeLibraries)}, which {kind.Name} needs");
            string version = VersionIn(folder) ?? VersionIn(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? folder) ?? VersionOf(names)
                ?? throw Unusable(folder, "does not tell its version: it has no build-version, no version.py and no numbered library");
            return version == EngineKind.LibtorchVersion || EngineKind.LibtorchVersion.StartsWith(version + ".", StringComparison.Ordinal)
                ? new LibtorchFolder(libraries, version)
                : throw Unusable(folder, $"is version {version}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, $"cannot be read ({exception.Message})");
        }
    }

    private static SafetyGateException Unusable(string folder, string why) => new(
        EngineInstallErrors.UnusableLibtorch,
        $"The libtorch in '{folder}' {why}. Give the folder of libtorch {EngineKind.LibtorchVersion}, or of the 'torch' package of a PyTorch {EngineKind.LibtorchVersion}; or leave --libtorch out to have one fetched.");

    private static string? VersionIn(string folder) =>
        Find(Path.Combine(folder, "build-version"), BuildVersion()) ?? Find(Path.Combine(folder, "version.py"), PythonVersion());

    private static string? Find(string path, Regex pattern)
    {
        if (!File.Exists(path))
            return null;
        using StreamReader reader = File.OpenText(path);
        var text = new char[MostCharacters];
        Match match = pattern.Match(new string(text, 0, reader.ReadBlock(text)));
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string? VersionOf(string[] names) =>
        names.Select(name => LibraryVersion().Match(name)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    [GeneratedRegex(@"\A\s*(\d{1,4}\.\d{1,4}\.\d{1,4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex BuildVersion();

    [GeneratedRegex(@"__version__\s{0,4}=\s{0,4}['""](\d{1,4}\.\d{1,4}\.\d{1,4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PythonVersion();

    [GeneratedRegex(@"\Alibtorch_cpu\.so\.(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LibraryVersion();
}
