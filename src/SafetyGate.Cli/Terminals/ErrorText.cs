using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli.Terminals;

/// <summary>Errors as the terminal, MSBuild and CI systems read them: <c>origin: error SG1234: text</c>.</summary>
internal static class ErrorText
{
    /// <summary>Writes the error, then every single finding behind it.</summary>
    public static void Write(TextWriter error, SafetyGateException exception)
    {
        string origin = exception.Location?.ToString() ?? "safety-gate";
        error.WriteLine($"{OneLine.Of(origin)}: error {OneLine.Of(exception.Message)}");
        if (exception.Problems.Count > 1)
        {
            foreach (string problem in exception.Problems)
                error.WriteLine($"  {OneLine.Of(problem)}");
        }
    }
}
