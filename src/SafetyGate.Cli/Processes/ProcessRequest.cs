namespace SafetyGate.Cli.Processes;

/// <summary>A program to be started.</summary>
/// <param name="Program">Its name or path.</param>
/// <param name="Arguments">Its arguments, none quoted.</param>
/// <param name="Folder">Its current folder.</param>
internal sealed record ProcessRequest(string Program, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>Variables that it gets besides this program's; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
