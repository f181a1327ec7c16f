namespace SafetyGate.Configuration.Probes;

/// <summary>A set of harmful prompts with a curve of its own.</summary>
/// <param name="Name">What reports call it: 1 to 40 letters, digits and <c>. _ -</c>.</param>
/// <param name="Path">The prompt file (.csv, .jsonl or .txt).</param>
public sealed record JailbreakConfiguration(string Name, string Path)
{
    /// <summary>The longest <see cref="Name"/>.</summary>
    public const int LongestName = 40;

    /// <summary>Whether a name can be one.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
