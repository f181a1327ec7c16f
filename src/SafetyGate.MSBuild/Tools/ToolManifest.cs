using System.Xml.Linq;

namespace SafetyGate.MSBuild.Tools;

/// <summary>Local tool manifests (dotnet-tools.json), found as the SDK finds them: from a folder upwards, until one that is a root.</summary>
internal static class ToolManifest
{
    private const string FileName = "dotnet-tools.json";

    /// <summary>The manifest that applies to a folder and has a tool of this command; null where there is none.</summary>
    /// <param name="folder">Where the search begins; absolute.</param>
    /// <param name="command">The command.</param>
    public static string? FindAbove(string folder, string command)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            foreach (string path in new[] { Path.Combine(place.FullName, ".config", FileName), Path.Combine(place.FullName, FileName) })
            {
                if (!File.Exists(path) || JsonFile.TryRead(path) is not { } manifest)
                    continue;
                if (Commands(manifest).Contains(command, StringComparer.Ordinal))
                    return path;
                if (string.Equals(manifest.Element("isRoot")?.Value, "true", StringComparison.Ordinal))
                    return null;
            }
        }

        return null;
    }

    private static IEnumerable<string> Commands(XElement manifest) =>
        manifest.Elements("tools").Elements().Elements("commands").Elements().Select(c => c.Value);
}
