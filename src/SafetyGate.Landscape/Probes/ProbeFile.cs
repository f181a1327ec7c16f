using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Probes;

/// <summary>Bounded reading of the files of probes.</summary>
internal static class ProbeFile
{
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return read(PromptText.Read(path, stream));
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SafetyGateException(
                ProbeErrors.Unreadable, $"'{path}' cannot be read: {exception.Message} Check the path.", exception);
        }
    }
}
