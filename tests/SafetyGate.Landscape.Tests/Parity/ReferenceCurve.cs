using System.Text.Json;

namespace SafetyGate.Landscape.Tests.Parity;

/// <summary>One run of the released code: the alphas, the ASR at each point and, where kept, every generation.</summary>
/// <param name="Model">Folder of the checkpoint.</param>
/// <param name="Other">Folder of the checkpoint that an interpolation goes to, or null.</param>
/// <param name="Kind">The released code's <c>vis_type</c>.</param>
/// <param name="Seed">As for <c>torch.manual_seed</c>.</param>
/// <param name="Alphas">[alphas]; a plane has them on both axes.</param>
/// <param name="AttackSuccessRates">[points] in percent; of a plane the first axis is the outer one.</param>
/// <param name="Visage">The released code's number, or null.</param>
internal sealed record ReferenceCurve(
    string Model, string? Other, string Kind, ulong Seed, double[] Alphas, double[] AttackSuccessRates, double? Visage)
{
    /// <summary>[points][prompts], or null where they were not kept.</summary>
    public string[][]? Responses { get; private init; }

    public static ReferenceCurve Read(string curve, string responses)
    {
        JsonElement root = JsonDocument.Parse(File.ReadAllText(curve)).RootElement;
        JsonElement visage = root.GetProperty("visage");
        return new ReferenceCurve(
            root.GetProperty("model").GetString()!,
            root.GetProperty("model2").GetString(),
            root.GetProperty("vis_type").GetString()!,
            root.GetProperty("seed").GetUInt64(),
            [.. root.GetProperty("coords").EnumerateArray().Select(v => v.GetDouble())],
            [.. root.GetProperty("asr").EnumerateArray().Select(v => v.GetDouble())],
            visage.ValueKind == JsonValueKind.Null ? null : visage.GetDouble())
        {
            Responses = File.Exists(responses) ? [.. File.ReadLines(responses).Select(Generations)] : null,
        };
    }

    private static string[] Generations(string line) =>
    [
        .. JsonDocument.Parse(line).RootElement.GetProperty("output").EnumerateArray()
            .Select(output => output.GetProperty("generation").GetString()!),
    ];
}
