using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Configuration;

namespace SafetyGate.Landscapes;

/// <summary>The identity of a landscape's run: the SHA-256 of its manifest without names, clock, judge and prompts' texts.</summary>
internal static class LandscapeIdentity
{
    public static string Of(LandscapeManifest manifest) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Essence(manifest), GateJson.Options)));

    /// <summary>The members in which two runs differ.</summary>
    public static IReadOnlyList<string> Differences(LandscapeManifest existing, LandscapeManifest asked)
    {
        JsonObject ours = Json(existing), theirs = Json(asked);
        return [.. ours.Where(member => !JsonNode.DeepEquals(member.Value, theirs[member.Key])).Select(member => member.Key)];
    }

    private static JsonObject Json(LandscapeManifest manifest) =>
        (JsonObject)JsonSerializer.SerializeToNode(Essence(manifest), GateJson.Options)!;

    private static LandscapeManifest Essence(LandscapeManifest manifest) => manifest with
    {
        Started = default,
        Judge = "",
        Checkpoints = [.. manifest.Checkpoints.Select(checkpoint => checkpoint with { Name = "" })],
        PromptSet = manifest.PromptSet with { Name = "", Prompts = [] },
    };
}
