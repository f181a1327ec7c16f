using System.Runtime.InteropServices;

namespace SafetyGate.Inference.TorchSharp.Runtime;

/// <summary>Shared libraries under the names that each system gives them.</summary>
internal static class NativeFolder
{
    /// <summary>The path of a library in one of the folders, or null.</summary>
    /// <param name="folders">Searched in order.</param>
    /// <param name="name">Such as <c>torch_cpu</c>.</param>
    public static string? Find(IEnumerable<string> folders, string name)
    {
        string file = OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
        return folders.Where(Directory.Exists)
            .Select(folder => Find(folder, file))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>The folders in which libraries of an engine may lie: beside its assembly, or as packages lay them out.</summary>
    public static string[] Of(string engineFolder) =>
        [engineFolder, Path.Combine(engineFolder, "runtimes", PlatformName(), "native")];

    /// <summary>A distribution that splits its packages leaves only the versioned name: <c>libtorch_cpu.so.2.10</c>.</summary>
    private static string? Find(string folder, string file)
    {
        string plain = Path.Combine(folder, file);
        return File.Exists(plain) ? plain : Directory.EnumerateFiles(folder, file + ".*").Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static string PlatformName()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-x64";
    }
}
