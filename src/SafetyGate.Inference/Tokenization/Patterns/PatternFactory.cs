namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Reads <c>{"String": "..."}</c> and <c>{"Regex": "..."}</c>.</summary>
internal static class PatternFactory
{
    public static IPattern Read(ComponentJson json)
    {
        if (json.OptionalText("String") is { } literal)
            return literal.Length == 0 ? new OnigurumaPattern("") : new LiteralPattern(literal);
        if (json.OptionalText("Regex") is { } regex)
            return new OnigurumaPattern(regex);
        throw json.Malformed("must have \"String\" or \"Regex\"");
    }
}
