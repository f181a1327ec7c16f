using System.Buffers;
using System.Globalization;
using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>What every manifest must satisfy, whether this program made it or read it.</summary>
internal static class ManifestRules
{
    private const int HashLength = 64;
    private const int LongestName = 1_024;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Everything that is wrong, one clause each.</summary>
    public static IReadOnlyList<string> Problems(RunManifest manifest) =>
    [
        .. Label("toolVersion", manifest.ToolVersion),
        .. Checkpoint("base", manifest.Base),
        .. Checkpoint("candidate", manifest.Candidate),
        .. Hash("tokenizerHash", manifest.TokenizerHash),
        .. manifest.ChatTemplateHash is { } template ? Hash("chatTemplateHash", template) : [],
        .. manifest.SystemPrompt?.Length > SystemPrompts.LongestText ? ["systemPrompt is too long"] : Array.Empty<string>(),
        .. Label("judge", manifest.Judge),
        .. manifest.SecondJudge is { } second ? Label("secondJudge", second) : [],
        .. Prompts(manifest.PromptSet),
        .. Grid(manifest.Grid),
        .. Range("generation.maxNewTokens", manifest.Generation.MaxNewTokens, 1, int.MaxValue),
        .. Range("generation.batchSize", manifest.Generation.BatchSize, 1, int.MaxValue),
        .. Range("generation.prefillTokens", manifest.Generation.PrefillTokens, 1, int.MaxValue),
        .. manifest.Generation.SettledBy is { } judge ? Label("generation.settledBy", judge) : [],
        .. Range("directions", manifest.Directions, 1, LandscapeConfiguration.MostDirections),
        .. Range("maxDirections", manifest.MaxDirections, manifest.Directions, LandscapeConfiguration.MostDirections),
        .. ProbeRules.Problems(manifest.Probes),
    ];

    private static IEnumerable<string> Checkpoint(string role, CheckpointRecord checkpoint) =>
    [
        .. Label($"{role}.name", checkpoint.Name),
        .. NotPath($"{role}.name", checkpoint.Name),
        .. Hash($"{role}.fingerprint", checkpoint.Fingerprint),
        .. Range($"{role}.parameterCount", checkpoint.ParameterCount, 1, long.MaxValue),
        .. Label($"{role}.elementType", checkpoint.ElementType),
    ];

    internal static IEnumerable<string> Label(string key, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestName)
            yield return $"{key} is blank or longer than {LongestName} characters";
    }

    private static IEnumerable<string> NotPath(string key, string text)
    {
        if (text.AsSpan().ContainsAny('/', '\\'))
            yield return $"{key} is a path, and a run keeps none";
    }

    internal static IEnumerable<string> Hash(string key, string text)
    {
        if (text.Length != HashLength || text.AsSpan().ContainsAnyExcept(Hexadecimal))
            yield return $"{key} is not a SHA-256 in {HashLength} lowercase hexadecimal digits";
    }

    private static IEnumerable<string> Range(string key, long value, long minimum, long maximum)
    {
        if (value < minimum || value > maximum)
            yield return string.Create(CultureInfo.InvariantCulture, $"{key} is {value}, not {minimum} to {maximum}");
    }

    private static IEnumerable<string> Grid(GridRecord grid)
    {
        if (grid.Intervals is < 2 or > AlphaGrid.MaximumIntervals || grid.Intervals % 2 != 0)
            yield return $"grid.intervals is not an even number from 2 to {AlphaGrid.MaximumIntervals}";
        if (grid.Radius is not (> 0 and <= AlphaGrid.MaximumRadius))
            yield return $"grid.radius is not above 0 and at most {AlphaGrid.MaximumRadius}";
    }

    internal static IEnumerable<string> Prompts(PromptSetRecord record)
    {
        if (record.Prompts.Any(p => p is null))
            return ["promptSet.prompts has a null"];
        try
        {
            var set = new PromptSet(record.Name, record.Prompts);
            return set.Hash == record.Hash ? [] : ["promptSet.hash is not that of its prompts"];
        }
        catch (SafetyGateException exception)
        {
            return [$"promptSet is not usable ({exception.Message})"];
        }
    }
}
