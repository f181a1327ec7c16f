using System.IO.Compression;
using System.Xml.Linq;

namespace SafetyGate.Packages.Tests.Feed;

/// <summary>A packed .nupkg, opened for reading.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly ZipArchive _archive;

    public PackageFile(string path) => _archive = ZipFile.OpenRead(path);

    /// <summary>Every file in the package.</summary>
    public IReadOnlyList<string> Names => [.. _archive.Entries.Select(e => e.FullName)];

    public string Text(string name)
    {
        using var reader = new StreamReader(_archive.GetEntry(name).ShouldNotBeNull().Open());
        return reader.ReadToEnd();
    }

    /// <summary>A value of the .nuspec, or null.</summary>
    public string? Metadata(string name)
    {
        var specification = XDocument.Parse(Text(Names.Single(n => n.EndsWith(".nuspec", StringComparison.Ordinal))));
        return specification.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
    }

    public void Dispose() => _archive.Dispose();
}
