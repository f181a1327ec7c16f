using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace SafetyGate.MSBuild;

/// <summary>
/// Reads JSON with the framework alone: a task shares its process with every other task, so that an assembly brought along
/// could meet another version of itself. A member becomes an element of its name, an array's element an "item".
/// </summary>
internal static class JsonFile
{
    private const int MostBytes = 64 << 20;

    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = 32,
        MaxArrayLength = MostBytes,
        MaxStringContentLength = 1 << 20,
        MaxNameTableCharCount = 1 << 20,
        MaxBytesPerRead = 1 << 20,
    };

    /// <summary>The file's root, or null where it cannot be read, is larger than 64 MiB, or is not JSON.</summary>
    public static XElement? TryRead(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MostBytes)
                return null;
            using XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(stream, Quotas);
            return XElement.Load(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException or FormatException)
        {
            return null;
        }
    }
}
