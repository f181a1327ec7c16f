namespace SafetyGate.Configuration;

/// <summary>
/// Reads and writes safety-gate.json: JSON with comments and trailing commas, at most 1 MiB. Strict: whatever is not a
/// setting is an error, and all errors are reported at once, each with its line and column.
/// </summary>
public static class ConfigurationFile
{
    /// <summary>The name under which the configuration is looked for.</summary>
    public const string DefaultName = "safety-gate.json";

    /// <summary>Reads a file.</summary>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">See <see cref="ConfigurationErrors"/>.</exception>
    public static GateConfiguration Load(string path) => throw new NotImplementedException();

    /// <summary>Reads a text.</summary>
    /// <param name="path">The file it came from, as the user named it: for error locations, and its folder is where
    /// relative paths start.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The first problem's code and location; every problem, in
    /// MSBuild's canonical form, is in <see cref="Inference.Diagnostics.SafetyGateException.Problems"/>.</exception>
    public static GateConfiguration Load(string path, string text) => throw new NotImplementedException();

    /// <summary>The configuration as canonical JSON: every key, in a fixed order, with LF.</summary>
    public static string Write(GateConfiguration configuration) => throw new NotImplementedException();
}
