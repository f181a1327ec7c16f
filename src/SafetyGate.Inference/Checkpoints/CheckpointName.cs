namespace SafetyGate.Inference.Checkpoints;

/// <summary>What a checkpoint is called in reports; never a path.</summary>
internal static class CheckpointName
{
    private const string Repository = "models--";
    private const int CommitDigits = 7;

    /// <summary>
    /// The last segment of a path; of a snapshot in Hugging Face's cache, whose last segment is a commit, the model's name
    /// and the commit's beginning: <c>llama-chat@0123abc</c>.
    /// </summary>
    public static string Of(string fullPath)
    {
        string folder = Path.TrimEndingDirectorySeparator(fullPath);
        string name = Path.GetFileName(folder);
        string? snapshots = Path.GetDirectoryName(folder);
        string repository = Path.GetFileName(Path.GetDirectoryName(snapshots)) ?? "";
        int model = repository.LastIndexOf("--", StringComparison.Ordinal) + 2;
        bool cached = Path.GetFileName(snapshots) == "snapshots" && repository.StartsWith(Repository, StringComparison.Ordinal)
            && model >= Repository.Length && model < repository.Length;
        return cached ? $"{repository[model..]}@{name[..Math.Min(CommitDigits, name.Length)]}" : name;
    }
}
