namespace SafetyGate.Cli.Processes;

/// <summary>How this program is started anew.</summary>
internal static class ThisProgram
{
    /// <summary>The program and its first arguments: its own executable, or <c>dotnet</c> with its assembly.</summary>
    /// <param name="processPath">The executable of this process; null where the system does not say.</param>
    /// <param name="folder">The folder of this program's assemblies.</param>
    public static IReadOnlyList<string> Command(string? processPath, string folder)
    {
        string assembly = Path.Combine(folder, "safety-gate.dll");
        return processPath is null || Path.GetFileNameWithoutExtension(processPath).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [processPath ?? "dotnet", assembly]
            : [processPath];
    }
}
