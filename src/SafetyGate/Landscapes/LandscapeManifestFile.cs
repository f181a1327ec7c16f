using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>run.json of a landscape: the manifest, with the identity beside it as a guard against changes by hand.</summary>
internal static class LandscapeManifestFile
{
    private const string IdentityKey = "identity";
    private const long MaximumBytes = 512L << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static byte[] Write(LandscapeManifest manifest)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(manifest, GateJson.Options)!;
        json.Insert(1, IdentityKey, manifest.Identity);
        return [.. JsonSerializer.SerializeToUtf8Bytes(json, GateJson.Options), (byte)'\n'];
    }

    /// <summary>The manifest in a folder, or null where there is no run.json.</summary>
    /// <exception cref="SafetyGateException"><see cref="RunErrors.DamagedManifest"/>, also where it is a gate's.</exception>
    public static LandscapeManifest? Find(string folder)
    {
        string path = Path.Combine(folder, RunFiles.Manifest);
        if (!File.Exists(path))
            return null;
        if (new FileInfo(path).Length > MaximumBytes)
            throw Damaged(path, $"it has more than {MaximumBytes >> 20} MiB");
        try
        {
            return Read(path, File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw Damaged(path, OneLine.Sentence(exception.Message.TrimEnd('.')), exception);
        }
    }

    private static LandscapeManifest Read(string path, byte[] utf8)
    {
        if (JsonNode.Parse(utf8, documentOptions: Options) is not JsonObject json || !json.ContainsKey("kind"))
            throw Damaged(path, "it is not that of a landscape");
        string? identity = json[IdentityKey]?.GetValue<string>();
        json.Remove(IdentityKey);
        LandscapeManifest manifest = json.Deserialize<LandscapeManifest>(GateJson.Options) ?? throw Damaged(path, "it is empty");
        if (manifest.Axes.Count is not (1 or 2) || manifest.Surfaces is not (1 or 2) || identity != manifest.Identity)
            throw Damaged(path, "its identity does not match its contents, so it was changed after it was written, or by another version");
        return manifest;
    }

    private static SafetyGateException Damaged(string path, string why, Exception? inner = null) => new(
        RunErrors.DamagedManifest,
        $"'{path}' cannot be used: {why}. Give another --out, or begin the run anew with --restart.",
        inner);
}
