using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Configuration;

namespace SafetyGate.Runs;

/// <summary>
/// The parts of a manifest that decide responses. The identity is the SHA-256 of one JSON object whose members are the parts
/// in their order, all values texts, without white space, UTF-8.
/// </summary>
internal static class RunIdentity
{
    private const string NoTemplate = "none";

    public static string Of(RunManifest manifest)
    {
        bool prompted = manifest.SystemPrompt is not null;
        var canonical = new JsonObject(Parts(manifest, prompted).Concat(Settled(manifest, manifest.SettledFor is not null)).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value)));
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(canonical)));
    }

    /// <summary>What keeps two runs apart, one line each: <c>seed 123 -> 124</c>.</summary>
    public static IReadOnlyList<string> Differences(RunManifest existing, RunManifest asked)
    {
        bool prompted = existing.SystemPrompt is not null || asked.SystemPrompt is not null;
        return
        [
            .. Parts(existing, prompted).Concat(Settled(existing, true)).Zip(Parts(asked, prompted).Concat(Settled(asked, true))).Where(p => p.First != p.Second)
                .Select(p => $"{p.First.Name} {OneLine.Sentence(p.First.Value)} -> {OneLine.Sentence(p.Second.Value)}"),
        ];
    }

    /// <param name="m">The manifest.</param>
    /// <param name="prompted">Whether the system prompt is a part; runs without one are known by the identity that they had
    /// before there were any.</param>
    private static IEnumerable<IdentityPart> Parts(RunManifest m, bool prompted) =>
    [
        new("schema version", Text(m.SchemaVersion)),
        new("tool version", m.ToolVersion),
        .. Checkpoint("base", m.Base),
        .. Checkpoint("candidate", m.Candidate),
        new("tokenizer", m.TokenizerHash),
        new("chat template", m.ChatTemplateHash ?? NoTemplate),
        new("prompt set", m.PromptSet.Hash),
        new("steps", Text(m.Grid.Intervals)),
        new("radius", m.Grid.Radius.ToString("R", CultureInfo.InvariantCulture)),
        new("seed", m.Seed.ToString(CultureInfo.InvariantCulture)),
        new("stream", JsonNamingPolicy.CamelCase.ConvertName(m.Stream.ToString())),
        new("new tokens", Text(m.Generation.MaxNewTokens)),
        new("batch size", Text(m.Generation.BatchSize)),
        new("prefill tokens", Text(m.Generation.PrefillTokens)),
        new("end tokens", string.Join(' ', m.Generation.EndTokens.Select(id => Text(id)))),
        new("engine", m.Engine.Name),
        new("engine device", m.Engine.Device),
        new("engine precision", m.Engine.Precision),
        new("engine detail", m.Engine.Detail),
        .. prompted ? [new IdentityPart("system prompt", m.SystemPrompt is { } text ? $"text {text}" : "default")] : Array.Empty<IdentityPart>(),
    ];

    /// <summary>Which judges responses may be cut for; a part only of runs that cut any.</summary>
    private static IEnumerable<IdentityPart> Settled(RunManifest m, bool settled) =>
        settled ? [new IdentityPart("responses cut for", m.SettledFor ?? "none")] : [];

    private static IEnumerable<IdentityPart> Checkpoint(string role, CheckpointRecord checkpoint) =>
    [
        new($"{role} fingerprint", checkpoint.Fingerprint),
        new($"{role} parameters", Text(checkpoint.ParameterCount)),
        new($"{role} element type", checkpoint.ElementType),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
