using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.House;

/// <summary>The README says what the code does: its error table and its exit codes.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void The_error_table_is_that_of_the_code()
    {
        string[] expected = [.. Codes().OrderBy(code => code.Number).Select(code => $"| {code} | {code.Title} |")];
        string[] found = [.. ErrorRow().Matches(Readme).Select(match => match.Value)];
        found.ShouldBe(expected, $"the table in README.md must be:\n{string.Join('\n', expected)}\n");
    }

    [Fact]
    public void No_error_number_has_two_meanings() =>
        Codes().GroupBy(code => code.Number).Where(group => group.Count() > 1).ShouldBeEmpty();

    [Fact]
    public void The_exit_codes_are_those_of_the_code()
    {
        IEnumerable<string> codes = typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)!);
        ExitRow().Matches(Readme).Select(match => match.Groups[1].Value).ShouldBe(codes, ignoreOrder: true);
    }

    [Theory]
    [InlineData(1101, 4)]
    [InlineData(2003, 5)]
    [InlineData(3002, 6)]
    [InlineData(9001, 1)]
    public void The_thousands_digit_decides_the_exit_code(int number, int exitCode) =>
        ExitCodes.Of(new ErrorCode(number, "")).ShouldBe(exitCode);

    private static IEnumerable<ErrorCode> Codes() =>
        new[] { "safety-gate", "SafetyGate", "SafetyGate.Landscape", "SafetyGate.Inference" }
            .Select(Assembly.Load)
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(ErrorCode))
            .Select(field => (ErrorCode)field.GetValue(null)!);

    [GeneratedRegex(@"^\| SG\d{4} \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex(@"^\| (\d+) \| ", RegexOptions.Multiline)]
    private static partial Regex ExitRow();
}
