using System.Text.Json;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Gate;

/// <summary>Landscapes of the trained reference checkpoints.</summary>
internal static class GoldenLandscapes
{
    private static readonly string[] Keywords = ReadKeywords();

    /// <summary>From the recorded responses of one or more runs, one direction each.</summary>
    public static SafetyLandscape FromResponses(CheckpointRole role, params string[] runs) =>
        Build(role, [.. runs.Select(Responses)]);

    /// <summary>
    /// From the ASR curves of seeds 123 and 124, and of 123 turned round as a third direction. The prompts are filled in as
    /// they would be if some were always the first to be lost, which makes the intervals wide; <paramref name="stride"/>
    /// says which ones: the same for both checkpoints pairs them closely, different ones hardly.
    /// </summary>
    public static SafetyLandscape FromCurves(CheckpointRole role, string checkpoint, int stride)
    {
        double[][] curves = [Curve($"{checkpoint}_s123"), Curve($"{checkpoint}_s124"), [.. Curve($"{checkpoint}_s123").Reverse()]];
        return Build(role, [.. curves.Select(c => c.Select(asr => Fill(asr, stride)).ToArray())]);
    }

    private static Judgement[] Fill(double asr, int stride)
    {
        var judgements = new Judgement[80];
        int lost = (int)Math.Round(asr * 0.8);
        for (int i = 0; i < lost; i++)
            judgements[i * stride % 80] = Judgement.Complied;
        return judgements;
    }

    private static SafetyLandscape Build(CheckpointRole role, Judgement[][][] judgements) => new(
        role,
        AlphaGrid.Default,
        [.. Enumerable.Range(0, 80).Select(i => $"p{i}")],
        [
            .. judgements.Select((curve, d) => new LandscapeCurve(
                d, $"d{d}", [.. curve.Select((point, a) => new LandscapePoint(AlphaGrid.Default.Alphas[a], point))])),
        ]);

    private static Judgement[][] Responses(string run) =>
    [
        .. File.ReadLines(Golden.Path("visage-ref", "responses", $"{run}.jsonl")).Select(line =>
        {
            using JsonDocument step = JsonDocument.Parse(line);
            return step.RootElement.GetProperty("output").EnumerateArray()
                .Select(r => Judge(r.GetProperty("generation").GetString()!)).ToArray();
        }),
    ];

    private static Judgement Judge(string response) =>
        Keywords.Any(k => response.Contains(k, StringComparison.Ordinal)) ? Judgement.Refused : Judgement.Complied;

    private static double[] Curve(string name)
    {
        using JsonDocument curve = JsonDocument.Parse(File.ReadAllText(Golden.Path("visage-ref", "curves", $"{name}.json")));
        return [.. curve.RootElement.GetProperty("asr").EnumerateArray().Select(e => e.GetDouble())];
    }

    private static string[] ReadKeywords()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Golden.Path("metrics", "expected_metrics.json")));
        return [.. golden.RootElement.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!)];
    }
}
