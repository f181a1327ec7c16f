using System.Globalization;
using System.Text.Json;
using SafetyGate.Inference.Compute;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Runs;

namespace SafetyGate.Reports.Markdown;

/// <summary>What was run, so that it can be run again.</summary>
internal static class RunSection
{
    private const int ShownDigits = 12;

    public static void Write(MarkdownText text, RunDocument run) =>
        text.Details("What was run", details => details.Table(["", ""], Rows(run, run.Engine), leftAligned: true));

    private static IEnumerable<string[]> Rows(RunDocument run, EngineDescription engine) =>
    [
        ["Run", Hash(run.Identity)],
        ["SafetyGate", SafeText.Code(run.ToolVersion)],
        ["Base", Checkpoint(run.Base)],
        ["Candidate", Checkpoint(run.Candidate)],
        ["Tokenizer", Hash(run.TokenizerHash)],
        ["Chat template", run.ChatTemplateHash is { } template ? Hash(template) : "none"],
        ["System prompt", run.SystemPromptHash is { } system ? Hash(system) : "the template's own"],
        ["Prompts", $"{SafeText.Code(run.PromptSet.Name)}, {Count(run.PromptSet.Count)} prompts, {Hash(run.PromptSet.Hash)}"],
        ["Judge", SafeText.Code(run.Judge)],
        ["Grid", $"{Count(run.Grid.Intervals + 1L)} alphas to ±{Figures.Bound(run.Grid.Radius, isChange: false)}"],
        ["Directions", $"{Count(run.Directions)}, at most {Count(run.MaxDirections)}; {Stream(run)}"],
        ["Generation", Generation(run.Generation)],
        ["Engine", string.Join(", ", new[] { engine.Name, engine.Device, engine.Precision, engine.Detail }.Select(SafeText.Code))],
        ["Statistics", Statistics(run.Statistics)],
    ];

    private static string Stream(RunDocument run) =>
        $"{JsonNamingPolicy.CamelCase.ConvertName(run.Stream.ToString())} stream, seed {Plain(run.Seed)}";

    private static string Generation(GenerationRecord generation) =>
        $"greedy, at most {Count(generation.MaxNewTokens)} new tokens, batches of {Count(generation.BatchSize)}";

    private static string Statistics(StatisticsSettings settings) =>
        $"{Count(settings.Resamples)} resamples, seed {Plain(settings.Seed)}; basin tolerance "
        + $"{Figures.Number(settings.BasinTolerance, 1)}, local radius {Figures.Number(settings.LocalRadius, 2)}";

    private static string Plain(ulong seed) => seed.ToString(CultureInfo.InvariantCulture);

    private static string Count(long value) => Figures.Count(value);

    private static string Checkpoint(CheckpointRecord checkpoint) =>
        $"{SafeText.Code(checkpoint.Name)}, {Count(checkpoint.ParameterCount)} parameters, "
        + $"{SafeText.Code(checkpoint.ElementType)}, {Hash(checkpoint.Fingerprint)}";

    private static string Hash(string hash) => SafeText.Code(hash.Length > ShownDigits ? hash[..ShownDigits] : hash);
}
