namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Cuts a piece at the matches of a pattern.</summary>
/// <param name="Invert">The gaps count as matches, and the matches as gaps.</param>
internal sealed record Splitter(IPattern Pattern, SplitBehavior Behavior, bool Invert = false)
{
    public static SplitBehavior ReadBehavior(ComponentJson json) =>
        Enum.TryParse(json.AsText(), out SplitBehavior behavior) && Enum.GetName(behavior) == json.AsText()
            ? behavior
            : throw json.Malformed($"must be one of {string.Join(", ", Enum.GetNames<SplitBehavior>())}");

    public void Split(Piece piece, List<Piece> pieces)
    {
        List<TextSpan> spans = Pattern.Find(piece.Text);
        if (Invert)
        {
            for (int i = 0; i < spans.Count; i++)
                spans[i] = spans[i] with { IsMatch = !spans[i].IsMatch };
        }

        foreach (TextSpan span in Arrange(spans))
        {
            if (span.End > span.Start)
                pieces.Add(piece.Slice(span.Start, span.End));
        }
    }

    private List<TextSpan> Arrange(List<TextSpan> spans)
    {
        switch (Behavior)
        {
            case SplitBehavior.Isolated:
                return spans;
            case SplitBehavior.Removed:
                spans.RemoveAll(span => span.IsMatch);
                return spans;
            case SplitBehavior.Contiguous:
                return Merge(spans, static (isMatch, previous) => isMatch == previous);
            case SplitBehavior.MergedWithPrevious:
                return Merge(spans, static (isMatch, previous) => isMatch && !previous);
            default:
                spans.Reverse();
                spans = Merge(spans, static (isMatch, previous) => isMatch && !previous);
                spans.Reverse();
                return spans;
        }
    }

    /// <summary>
    /// Folds a span into the one before it in the list wherever the rule on the two match flags holds.
    /// </summary>
    private static List<TextSpan> Merge(List<TextSpan> spans, Func<bool, bool, bool> joins)
    {
        var merged = new List<TextSpan>(spans.Count);
        bool previous = false;
        foreach (TextSpan span in spans)
        {
            if (merged.Count > 0 && joins(span.IsMatch, previous))
            {
                TextSpan last = merged[^1];
                merged[^1] = new TextSpan(Math.Min(last.Start, span.Start), Math.Max(last.End, span.End), false);
            }
            else
            {
                merged.Add(span);
            }

            previous = span.IsMatch;
        }

        return merged;
    }
}
