namespace SafetyGate.TestSupport;

/// <summary>
/// Finds the golden results: the folder in <c>SAFETYGATE_GOLDEN</c>, else <c>../shared/golden</c> beside the repository.
/// A test that needs them and finds neither is skipped with the reason.
/// </summary>
internal static class Golden
{
    public const string Category = "Conformance";

    /// <summary>The golden folder, or null where there is none.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The full path of a golden file or folder; skips the running test when it is not there.</summary>
    public static string Path(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "no golden results: set SAFETYGATE_GOLDEN or place them at ../shared/golden");
        string path = System.IO.Path.Combine([Root!, .. parts]);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"the golden set has no {string.Join('/', parts)}");
        return path;
    }

    /// <summary>The names of the sub-folders of a golden folder, sorted; one empty name where there is none, so that the
    /// theory reports a skip instead of vanishing.</summary>
    public static IEnumerable<string> Folders(string part)
    {
        string? folder = Root is null ? null : System.IO.Path.Combine(Root, part);
        if (folder is null || !Directory.Exists(folder))
            return [""];
        return Directory.EnumerateDirectories(folder).Select(d => System.IO.Path.GetFileName(d)!).Order(StringComparer.Ordinal);
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("SAFETYGATE_GOLDEN");
        if (!string.IsNullOrEmpty(named))
            return System.IO.Path.GetFullPath(named);
        string beside = System.IO.Path.Combine(Repository.Root, "..", "shared", "golden");
        return Directory.Exists(beside) ? System.IO.Path.GetFullPath(beside) : null;
    }
}

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        // Not the path of this source: deterministic builds map it away.
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "SafetyGate.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no SafetyGate.sln above {AppContext.BaseDirectory}");
    }
}
