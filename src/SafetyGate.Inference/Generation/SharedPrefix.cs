namespace SafetyGate.Inference.Generation;

/// <summary>The head that a template gives every prompt: its keys and values are those of each prompt.</summary>
internal static class SharedPrefix
{
    /// <summary>Prompt tokens that must be saved before a pass of its own pays for the prefix.</summary>
    private const int LeastSaved = 32;

    /// <summary>
    /// Tokens that all prompts begin with, each keeping at least one of its own; 0 where sharing would not pay, or where a
    /// prompt is too long to be run in parts.
    /// </summary>
    public static int Length(IReadOnlyList<IReadOnlyList<int>> prompts, int longestDivisible)
    {
        IReadOnlyList<int> first = prompts[0];
        int length = first.Count - 1;
        foreach (IReadOnlyList<int> prompt in prompts)
        {
            if (prompt.Count > longestDivisible)
                return 0;
            length = Math.Min(length, prompt.Count - 1);
            int equal = 0;
            while (equal < length && prompt[equal] == first[equal])
                equal++;
            length = equal;
        }

        return (long)length * (prompts.Count - 1) >= LeastSaved ? length : 0;
    }
}
