namespace SafetyGate.Cli.Tests;

/// <summary>The sample checkpoints that travel with the tool, and the smallest gate run on them.</summary>
internal static class Samples
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "samples");

    public static string Aligned { get; } = Path.Combine(Folder, "aligned");

    public static string Benign { get; } = Path.Combine(Folder, "benign_100");

    public static string Harmful { get; } = Path.Combine(Folder, "harmful_100");

    public static string Prompts { get; } = Path.Combine(Folder, "harmful-prompts.csv");

    public static string Harmless { get; } = Path.Combine(Folder, "harmless-prompts.csv");

    public static string RefuseAll { get; } = Path.Combine(Folder, "refuse_all");

    /// <summary>A check of a candidate, of the plain prompts alone, that takes a second or two.</summary>
    public static string[] Check(string candidate, params string[] more) => Check(Aligned, candidate, more);

    public static string[] Check(string baseline, string candidate, string[] more) =>
    [
        "check", "--base", baseline, "--candidate", candidate, "--prompts", Prompts, "--axes", "off", "--limit", "40", "--directions", "1",
        "--max-directions", "1", "--steps", "10", "--max-new-tokens", "12", .. more,
    ];

    /// <summary>A copy of a checkpoint that a test may damage.</summary>
    public static string Copy(string checkpoint, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(checkpoint))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return to;
    }
}
