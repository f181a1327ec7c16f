using System.Globalization;
using System.Text.Json;
using SafetyGate.Runs;

namespace SafetyGate.Reports.Markdown;

/// <summary>What was run, so that it can be run again.</summary>
internal static class RunSection
{
    private const int ShownDigits = 12;

    public static void Write(MarkdownText text, RunDocument run) =>
        text.Details("What was run", details => details.Table(["", ""], Rows(run), leftAligned: true));

    private static IEnumerable<string[]> Rows(RunDocument run) =>
    [
        ["Run", Hash(run.Identity)],
        ["SafetyGate", SafeText.Code(run.ToolVersion)],
        ["Base", Checkpoint(run.Base)],
        ["Candidate", Checkpoint(run.Candidate)],
        ["Tokenizer", Hash(run.TokenizerHash)],
        ["Chat template", run.ChatTemplateHash is { } template ? Hash(template) : "none"],
        ["Prompts", $"{SafeText.Code(run.PromptSet.Name)}, {Figures.Count(run.PromptSet.Count)} prompts, {Hash(run.PromptSet.Hash)}"],
        ["Judge", SafeText.Code(run.Judge)],
        ["Grid", $"{Figures.Count(run.Grid.Intervals + 1)} alphas to ±{run.Grid.Radius.ToString("0.####", CultureInfo.InvariantCulture)}"],
        ["Directions", $"{Figures.Count(run.Directions)}, at most {Figures.Count(run.MaxDirections)}; {JsonNamingPolicy.CamelCase.ConvertName(run.Stream.ToString())} stream, seed {run.Seed.ToString(CultureInfo.InvariantCulture)}"],
        ["Generation", $"greedy, at most {Figures.Count(run.Generation.MaxNewTokens)} new tokens, batches of {Figures.Count(run.Generation.BatchSize)}"],
        ["Engine", $"{SafeText.Code(run.Engine.Name)} on {SafeText.Code(run.Engine.Device)}, {SafeText.Code(run.Engine.Precision)}, {SafeText.Code(run.Engine.Detail)}"],
        ["Statistics", $"{Figures.Count(run.Statistics.Resamples)} resamples, seed {run.Statistics.Seed.ToString(CultureInfo.InvariantCulture)}; basin tolerance {Figures.Number(run.Statistics.BasinTolerance, 1)}, local radius {Figures.Number(run.Statistics.LocalRadius, 2)}"],
    ];

    private static string Checkpoint(CheckpointRecord checkpoint) =>
        $"{SafeText.Code(checkpoint.Name)}, {Figures.Count(checkpoint.ParameterCount)} parameters, {SafeText.Code(checkpoint.ElementType)}, {Hash(checkpoint.Fingerprint)}";

    private static string Hash(string hash) => SafeText.Code(hash.Length > ShownDigits ? hash[..ShownDigits] : hash);
}
