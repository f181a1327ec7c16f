using System.Text.RegularExpressions;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>
/// A key of <c>rank_pattern</c> or <c>alpha_pattern</c>: a regular expression for a module's name or for its end behind a
/// dot. Runs in linear time, for patterns out of hostile files.
/// </summary>
internal sealed class ModulePattern
{
    private const int MaxLength = 512;
    private readonly Regex _regex;

    private ModulePattern(Regex regex, double value)
    {
        _regex = regex;
        Value = value;
    }

    /// <summary>The rank or alpha of the modules that match.</summary>
    public double Value { get; }

    /// <summary>Null where the key is no pattern that can be run in linear time.</summary>
    public static ModulePattern? Create(string key, double value)
    {
        // Counted repetitions are refused because their automata may be huge.
        if (key.Length is 0 or > MaxLength || key.Contains('{', StringComparison.Ordinal))
            return null;
        try
        {
            return new ModulePattern(
                new Regex($@"\A(?:(.*\.)?({key})\z)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
                value);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public bool Matches(string module) => _regex.IsMatch(module);
}
