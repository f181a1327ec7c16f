using System.Globalization;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>Finds the checkpoints that a training left: folders named <c>checkpoint-500</c> or <c>step-500</c>.</summary>
internal static class TrajectoryFolder
{
    /// <summary>The most checkpoints that are projected at once.</summary>
    public const int MostCheckpoints = 256;

    private static readonly string[] Prefixes = ["checkpoint-", "step-"];

    /// <summary>The folders in the order of their numbers; other folders are left out.</summary>
    /// <exception cref="SafetyGateException"><see cref="LandscapeErrors.NoTrajectory"/>.</exception>
    public static IReadOnlyList<string> Checkpoints(string folder)
    {
        (string Path, long Step)[] found = FolderAccess.Try(folder, () => Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Select(path => (path, Step(Path.GetFileName(path)))).Where(p => p.Item2 >= 0).ToArray()
            : throw Nothing($"'{folder}' is not a folder"));
        if (found.Length == 0)
            throw Nothing($"'{folder}' has no folder named checkpoint-N or step-N");
        if (found.Length > MostCheckpoints)
            throw Nothing(string.Create(CultureInfo.InvariantCulture, $"'{folder}' has {found.Length} checkpoints, and at most {MostCheckpoints} are projected at once"));
        return [.. found.OrderBy(p => p.Step).ThenBy(p => p.Path, StringComparer.Ordinal).Select(p => p.Path)];
    }

    /// <summary>The number in a folder's name, or -1.</summary>
    private static long Step(string name) =>
        Array.Find(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } found
        && long.TryParse(name.AsSpan(found.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long step) ? step : -1;

    private static SafetyGateException Nothing(string why) => new(
        LandscapeErrors.NoTrajectory, $"There is no trajectory to project: {why}. Give the folder that the training wrote its checkpoints into.");
}
