using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>A prompt file's text and where it came from.</summary>
internal sealed record PromptSource(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public FileLocation At(int line, int column = 1) => new(Path, line, column);

    /// <summary>The text's lines with their 1-based numbers.</summary>
    public IEnumerable<(int Number, string Line)> Lines()
    {
        using var reader = new StringReader(Text);
        for (var number = 1; reader.ReadLine() is { } line; number++)
            yield return (number, line);
    }
}
