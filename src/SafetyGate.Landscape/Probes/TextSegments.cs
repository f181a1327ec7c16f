using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Probes;

/// <summary>
/// A text cut into segments, so that its perplexity has a spread: whole lines, as many as fit <see cref="Longest"/>
/// characters; a longer line is cut. Blank segments are left out. The cut does not depend on a tokenizer.
/// </summary>
public static class TextSegments
{
    /// <summary>Characters (UTF-16) of the longest segment.</summary>
    public const int Longest = 2_048;

    /// <summary>Reads a file of UTF-8 text, at most 64 MiB.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">Only so many segments, from the start; null is all.</param>
    /// <exception cref="SafetyGateException">SG1220, SG1225, or what is wrong with the text: SG1202, SG1203.</exception>
    public static IReadOnlyList<string> Load(string path, int? limit)
    {
        string[] segments = [.. ProbeFile.Read(path, text => Of(text)).Take(limit ?? int.MaxValue)];
        return segments.Length > 0 ? segments : throw new SafetyGateException(
            ProbeErrors.NoText, $"'{path}' is blank, so there is nothing to predict. Give a text.");
    }

    /// <summary>Cuts a text; the segments that are not blank, in order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var segments = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = End(text, start);
            string segment = text[start..end];
            if (!string.IsNullOrWhiteSpace(segment))
                segments.Add(segment);
            start = end;
        }

        return segments;
    }

    private static int End(string text, int start)
    {
        if (text.Length - start <= Longest)
            return text.Length;
        int feed = text.LastIndexOf('\n', start + Longest - 1, Longest);
        if (feed >= 0)
            return feed + 1;
        int end = start + Longest;
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
