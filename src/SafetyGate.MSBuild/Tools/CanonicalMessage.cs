using System.Globalization;
using System.Text.RegularExpressions;

namespace SafetyGate.MSBuild.Tools;

/// <summary>One line of the tool in MSBuild's canonical form: <c>origin(line,column): error SG1234: text</c>.</summary>
internal sealed class CanonicalMessage
{
    private static readonly Regex Form = new(
        @"^\s*(?<origin>[^\s].*?)(?:\((?<line>\d{1,9}),(?<column>\d{1,9})\))?: (?<kind>error|warning) (?<code>SG\d{4}): (?<text>.*)$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private CanonicalMessage(Match match)
    {
        Origin = match.Groups["origin"].Value;
        Line = Number(match.Groups["line"]);
        Column = Number(match.Groups["column"]);
        IsError = match.Groups["kind"].Value == "error";
        Code = match.Groups["code"].Value;
        Text = match.Groups["text"].Value;
    }

    /// <summary>The file at fault, or <c>safety-gate</c>.</summary>
    public string Origin { get; }

    /// <summary>1-based, or 0 where there is none.</summary>
    public int Line { get; }

    /// <summary>1-based, or 0 where there is none.</summary>
    public int Column { get; }

    public bool IsError { get; }

    /// <summary>Such as SG1101.</summary>
    public string Code { get; }

    public string Text { get; }

    /// <summary>What tells one finding from another.</summary>
    public string Key => string.Join("|", Origin, Line, Column, Code);

    /// <summary>The message, or null where the line is not one.</summary>
    public static CanonicalMessage? TryParse(string line)
    {
        try
        {
            Match match = Form.Match(line);
            return match.Success ? new CanonicalMessage(match) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
}
