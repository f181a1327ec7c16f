using System.Text;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Tests.Prompts;

/// <summary>Prompt files that need no disk.</summary>
internal static class Bytes
{
    public static PromptSet Load(string path, string text) => Load(path, Encoding.UTF8.GetBytes(text));

    public static PromptSet Load(string path, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return PromptFile.Load(path, stream);
    }
}
