namespace SafetyGate.MSBuild.Inputs;

/// <summary>The prompt file that a configuration names.</summary>
internal static class ConfiguredPrompts
{
    private const int MostBytes = 1 << 20;

    /// <summary>Every file that the configuration may mean: each text value that names an existing file beside it. The tool
    /// alone reads the configuration for what it says; here one file too many costs only a needless check.</summary>
    public static IEnumerable<string> Of(string configuration)
    {
        if (new FileInfo(configuration) is not { Exists: true, Length: <= MostBytes })
            return [];
        string folder = Path.GetDirectoryName(Path.GetFullPath(configuration))!;
        return File.ReadAllText(configuration).Split('"')
            .Select(text => text.Replace(@"\\", @"\").Replace(@"\/", "/"))
            .Where(text => text.Length is > 0 and < 1024 && text.IndexOfAny(Path.GetInvalidPathChars()) < 0 && text.IndexOf('\n') < 0)
            .Select(text => Path.Combine(folder, text))
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);
    }
}
