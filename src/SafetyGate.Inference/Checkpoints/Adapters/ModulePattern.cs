using System.Globalization;
using System.Text.RegularExpressions;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>
/// A key of <c>rank_pattern</c> or <c>alpha_pattern</c>: a regular expression for a module's name or for its end behind a
/// dot. Runs in linear time, for patterns out of hostile files.
/// </summary>
internal sealed partial class ModulePattern
{
    private const int MaxLength = 512;
    private const int MostCounts = 4;
    private const int LargestCount = 32;
    private readonly string _key;
    private readonly Regex? _regex;

    private ModulePattern(string key, Regex? regex, double value)
    {
        _key = key;
        _regex = regex;
        Value = value;
    }

    /// <summary>The rank or alpha of the modules that match.</summary>
    public double Value { get; }

    /// <summary>Whether the key is a name, as nearly all are: it costs no automaton.</summary>
    public bool IsName => _regex is null;

    /// <summary>Null where the key is no pattern that can be run in linear time.</summary>
    public static ModulePattern? Create(string key, double value)
    {
        if (key.Length is 0 or > MaxLength || !HasSmallCounts(key))
            return null;
        if (key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))
            return new ModulePattern(key, null, value);
        try
        {
            return new ModulePattern(
                key,
                new Regex($@"\A(?:(.*\.)?({key})\z)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
                value);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public bool Matches(string module)
    {
        if (_regex is null)
            return EndsWithName(module);
        try
        {
            return _regex.IsMatch(module);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new SafetyGateException(
                AdapterErrors.UnsupportedSetting, $"a pattern of adapter_config.json takes too long on {Printable.Quote(module)}. Write it more plainly.", e);
        }
    }

    /// <summary>As the regular expression would: a dot stands for any character.</summary>
    private bool EndsWithName(string module)
    {
        int start = module.Length - _key.Length;
        if (start < 0 || (start > 0 && module[start - 1] != '.'))
            return false;
        for (int i = 0; i < _key.Length; i++)
        {
            if (_key[i] != '.' && _key[i] != module[start + i])
                return false;
        }

        return true;
    }

    /// <summary>Counted repetitions multiply where they nest, and so does the automaton.</summary>
    private static bool HasSmallCounts(string key)
    {
        MatchCollection counts = CountForm().Matches(key);
        return counts.Count <= MostCounts && counts.SelectMany(m => m.Value.Trim('{', '}').Split(','))
            .All(n => n.Length == 0 || (int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= LargestCount));
    }

    [GeneratedRegex(@"\{[0-9]*,?[0-9]*\}")]
    private static partial Regex CountForm();
}
