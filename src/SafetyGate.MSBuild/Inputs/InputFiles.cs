using System.Globalization;
using System.Reflection;

namespace SafetyGate.MSBuild.Inputs;

/// <summary>The files that decide a check, each as <c>length, time of last change, path</c>.</summary>
internal static class InputFiles
{
    /// <summary>One line per file; a folder gives the files in it, as a checkpoint has no others.</summary>
    public static IEnumerable<string> Lines(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).OrderBy(f => f, StringComparer.Ordinal).Select(Line)
        : [Line(path)];

    private static string Line(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return $"missing {path}";
        if ((file.Attributes & FileAttributes.ReparsePoint) == 0)
            return Line(file, path);
        // What a link points to may change behind it: where the target cannot be asked, the file counts as changed.
        return Target(file) is FileInfo { Exists: true } target ? Line(target, path) : $"{Guid.NewGuid()} {path}";
    }

    private static string Line(FileInfo file, string path) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1} {2}", file.Length, file.LastWriteTimeUtc.Ticks, path);

    // Not in .NET Standard; .NET has it.
    private static object? Target(FileInfo link) =>
        typeof(FileSystemInfo).GetMethod("ResolveLinkTarget", BindingFlags.Public | BindingFlags.Instance)?.Invoke(link, [true]);
}
