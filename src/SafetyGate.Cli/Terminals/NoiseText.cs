using System.Globalization;
using SafetyGate.Landscape.Statistics.Noise;
using SafetyGate.Noise;

namespace SafetyGate.Cli.Terminals;

/// <summary>The noise floor on the terminal.</summary>
internal static class NoiseText
{
    public static void Write(TextWriter output, NoiseDocument document, string folder)
    {
        Line(output, $"VISAGE of {OneLine.Of(document.Checkpoint)} is {document.Visage:F1}: {document.Prompts} prompts, {document.Directions} directions");
        Line(output, $"{"what differs",-28}{"pairs",8}{"median",8}{"95 %",8}{"largest",9}");
        foreach (NoiseSpread spread in document.Spreads)
            Line(output, $"{Name(spread.Source, document),-28}{spread.Comparisons,8}{spread.Median,8:F1}{spread.Percentile95,8:F1}{spread.Largest,9:F1}");
        Line(output, document.RecommendedMaxDrop is { } drop
            ? (FormattableString)$"recommended: --max-drop {drop:0.#} or more (policy.visageMaxDrop)"
            : $"nothing could be compared: sweep two directions or more");
        Line(output, $"results: {OneLine.Of(Path.Combine(folder, NoiseDocument.FileName))}");
    }

    private static string Name(NoiseSource source, NoiseDocument document) => source switch
    {
        NoiseSource.Directions => $"directions, {document.GroupSize} against {document.GroupSize}",
        NoiseSource.Prompts => "prompts",
        _ => "an earlier run",
    };

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
