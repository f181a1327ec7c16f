using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Runs;

/// <summary>
/// What decides a base's responses, and nothing of the candidate: the SHA-256 of one JSON object, all values texts. The
/// requests count as the tokens that they become, so that template, system prompt and the template's date are all in it.
/// </summary>
internal static class BaseCacheKey
{
    /// <summary>Of the entries and of this key.</summary>
    private const string Form = "1";

    /// <param name="manifest">The run.</param>
    /// <param name="baseline">Its base.</param>
    /// <param name="options">How the base answers.</param>
    /// <param name="requests">What it is asked at every point.</param>
    public static string Of(RunManifest manifest, ChatCheckpoint baseline, GenerationOptions options, IReadOnlyList<ChatRequest> requests)
    {
        var key = new JsonObject
        {
            ["form"] = Form,
            ["tool version"] = manifest.ToolVersion,
            ["fingerprint"] = manifest.Base.Fingerprint,
            ["element type"] = manifest.Base.ElementType,
            ["tokenizer"] = baseline.TokenizerHash,
            ["chat template"] = baseline.TemplateHash,
            ["system prompt"] = baseline.SystemPrompt is { } text ? $"text {text}" : "default",
            ["prompt set"] = manifest.PromptSet.Hash,
            ["requests"] = Hash(baseline.Codec, requests),
            ["steps"] = Text(manifest.Grid.Intervals),
            ["radius"] = manifest.Grid.Radius.ToString("R", CultureInfo.InvariantCulture),
            ["seed"] = manifest.Seed.ToString(CultureInfo.InvariantCulture),
            ["stream"] = manifest.Stream.ToString(),
            ["new tokens"] = Text(options.MaxNewTokens),
            ["end tokens"] = string.Join(' ', options.EndTokens.Select(Text)),
            ["responses"] = manifest.Generation.SettledBy is { } judge ? $"cut for {judge}" : "full",
            ["engine"] = manifest.Engine.Name,
            ["engine device"] = manifest.Engine.Device,
            ["engine precision"] = manifest.Engine.Precision,
            ["engine detail"] = manifest.Engine.Detail,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(key)));
    }

    private static string Hash(ChatCodec codec, IReadOnlyList<ChatRequest> requests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (ChatRequest request in requests)
        {
            IReadOnlyList<int> tokens = codec.Encode(request);
            Add(tokens.Count, number);
            foreach (int token in tokens)
                Add(token, number);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(int value, Span<byte> bytes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            hash.AppendData(bytes);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
