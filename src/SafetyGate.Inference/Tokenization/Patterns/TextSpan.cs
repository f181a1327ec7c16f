namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>A stretch of a text in UTF-16 units, end exclusive.</summary>
/// <param name="IsMatch">Whether the pattern matched here; what becomes of it is the split behaviour's affair.</param>
internal readonly record struct TextSpan(int Start, int End, bool IsMatch)
{
    /// <summary>Adds the gaps to a sequence of matches.</summary>
    public static List<TextSpan> Cover(IEnumerable<(int Start, int End)> matches, int length)
    {
        var spans = new List<TextSpan>();
        if (length == 0)
            return [new TextSpan(0, 0, false)];
        int previous = 0;
        foreach ((int start, int end) in matches)
        {
            if (previous != start)
                spans.Add(new TextSpan(previous, start, false));
            spans.Add(new TextSpan(start, end, true));
            previous = end;
        }

        if (previous != length)
            spans.Add(new TextSpan(previous, length, false));
        return spans;
    }
}
