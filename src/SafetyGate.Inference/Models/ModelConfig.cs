using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Reads settings out of config.json and collects everything that is wrong with them, so that one message lists it all.
/// </summary>
internal sealed class ModelConfig(JsonElement root)
{
    /// <summary>No dimension of a tensor is larger.</summary>
    public const int LargestSize = 1 << 24;
    private readonly List<string> _problems = [];

    public JsonElement Root { get; } = root;

    /// <summary>A size from 1 to 16,777,216; the fallback stands in where the key is absent or null.</summary>
    public int Size(string name, int? fallback = null)
    {
        if (!TryGet(Root, name, out JsonElement value))
        {
            Require(fallback is not null, $"{name} is missing");
            return fallback ?? 1;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int size) && size is >= 1 and <= LargestSize)
            return size;
        Require(false, $"{name} must be a whole number from 1 to {LargestSize}, but is {Shorten(value)}");
        return 1;
    }

    /// <summary>A positive finite number.</summary>
    public float Number(string name, float fallback) => Number(Root, name, fallback);

    public float Number(JsonElement parent, string name, float? fallback = null)
    {
        if (!TryGet(parent, name, out JsonElement value))
        {
            Require(fallback is not null, $"{name} is missing");
            return fallback ?? 1;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) && float.IsFinite(number) && number > 0)
            return number;
        Require(false, $"{name} must be a positive number, but is {Shorten(value)}");
        return 1;
    }

    public bool Flag(string name, bool fallback)
    {
        if (!TryGet(Root, name, out JsonElement value))
            return fallback;
        Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, $"{name} must be true or false, but is {Shorten(value)}");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A setting that only one value is supported of; absent is that value.</summary>
    public void RequireValue(string name, string supported)
    {
        if (TryGet(Root, name, out JsonElement value))
            Require(value.ValueKind == JsonValueKind.String && value.ValueEquals(supported), $"{name} {Shorten(value)} is not supported, only {supported}");
    }

    /// <inheritdoc cref="RequireValue(string, string)"/>
    public void RequireValue(string name, int supported)
    {
        if (TryGet(Root, name, out JsonElement value))
            Require(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number == supported, $"{name} {Shorten(value)} is not supported, only {supported}");
    }

    public void Require(bool condition, string problem)
    {
        if (!condition)
            _problems.Add(problem);
    }

    /// <summary>Reports every problem found so far.</summary>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new SafetyGateException(
                ModelErrors.UnsupportedConfig,
                $"config.json cannot be used: {string.Join("; ", _problems)}. Save the checkpoint again with the stack that made it, or report the missing feature.",
                _problems);
        }
    }

    /// <summary>True where the key is present and not null.</summary>
    public static bool TryGet(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    public static string Shorten(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "...";
    }
}
