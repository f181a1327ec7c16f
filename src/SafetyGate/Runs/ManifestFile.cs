using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Runs;

/// <summary>run.json: the manifest as JSON, with the identity beside it as a guard against changes by hand.</summary>
internal static class ManifestFile
{
    /// <summary>The most prompts, all characters escaped, and room beside them.</summary>
    private const long MaximumBytes = 512L << 20;

    private const string Advice = "Give another --out, or begin the run anew with --restart.";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static byte[] Write(RunManifest manifest) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(manifest, GateJson.Options), (byte)'\n'];

    /// <summary>The manifest in a folder, or null where there is no run.json.</summary>
    public static RunManifest? Find(string folder)
    {
        string path = Path.Combine(folder, RunFiles.Manifest);
        if (!File.Exists(path))
            return null;
        if (new FileInfo(path).Length > MaximumBytes)
            throw Damaged(path, $"it has more than {MaximumBytes >> 20} MiB");
        return Read(path, File.ReadAllBytes(path));
    }

    /// <param name="path">For messages.</param>
    /// <param name="utf8">The file's contents.</param>
    public static RunManifest Read(string path, byte[] utf8)
    {
        try
        {
            string? identity = Identity(path, utf8);
            RunManifest manifest = JsonSerializer.Deserialize<RunManifest>(utf8, GateJson.Options)
                ?? throw Damaged(path, "it is empty");
            IReadOnlyList<string> problems = ManifestRules.Problems(manifest);
            if (problems.Count > 0)
                throw Damaged(path, problems[0], problems);
            if (identity != manifest.Identity)
                throw Damaged(path, "its identity does not match its contents, so it was changed after it was written");
            return manifest;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            // The serializer's message names the member and the line.
            throw Damaged(path, OneLine.Sentence(exception.Message.TrimEnd('.')), null, exception);
        }
    }

    // Read before the rest, whose form depends on the version.
    private static string? Identity(string path, byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8, Options);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw Damaged(path, "it is not an object");
        if (document.RootElement.TryGetProperty("kind", out _))
            throw Damaged(path, "it is that of a landscape, which has no verdict");
        if (!document.RootElement.TryGetProperty("schemaVersion", out JsonElement version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number < 1)
        {
            throw Damaged(path, "it has no schemaVersion");
        }

        if (number > RunManifest.CurrentSchemaVersion)
        {
            throw new SafetyGateException(
                RunErrors.NewerSchema,
                $"'{path}' has version {number}, and this program knows versions up to {RunManifest.CurrentSchemaVersion}. "
                + $"Update SafetyGate. {Advice}");
        }

        return document.RootElement.TryGetProperty("identity", out JsonElement identity)
            && identity.ValueKind == JsonValueKind.String ? identity.GetString() : null;
    }

    private static SafetyGateException Damaged(
        string path, string why, IReadOnlyList<string>? problems = null, Exception? inner = null) =>
        new(RunErrors.DamagedManifest, $"'{path}' cannot be used: {why}. {Advice}", problems ?? [], null, inner);
}
