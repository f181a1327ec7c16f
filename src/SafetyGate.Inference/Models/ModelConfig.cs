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
    public int Size(string name, int? fallback = null) => Size(Root, name, fallback);

    public int Size(JsonElement parent, string name, int? fallback = null)
    {
        if (!TryGet(parent, name, out JsonElement value))
        {
            Require(fallback is not null, $"{name} is missing");
            return fallback ?? 1;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int size) && size is >= 1 and <= LargestSize)
            return size;
        Require(false, $"{name} must be a whole number from 1 to {LargestSize}, but is {Shorten(value)}");
        return 1;
    }

    /// <summary>A number from 0 to 16,777,216 of things.</summary>
    public int Count(string name, int fallback) =>
        TryGet(Root, name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count) && count == 0
            ? 0
            : Size(name, fallback);

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

    /// <summary>A number with a default of its own, which null switches off.</summary>
    public float? NumberOrNone(string name, float? fallback) =>
        Root.TryGetProperty(name, out JsonElement value)
            ? value.ValueKind == JsonValueKind.Null ? null : Number(Root, name)
            : fallback;

    /// <summary>A size with a default of its own, which null switches off.</summary>
    public int? SizeOrNone(string name, int? fallback) =>
        Root.TryGetProperty(name, out JsonElement value)
            ? value.ValueKind == JsonValueKind.Null ? null : Size(Root, name)
            : fallback;

    /// <summary>An array of positive numbers of a known length.</summary>
    public float[] Numbers(JsonElement parent, string name, int count)
    {
        var numbers = new float[count];
        Array.Fill(numbers, 1);
        if (!TryGet(parent, name, out JsonElement value) || value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != count)
        {
            Require(false, $"{name} must be an array of {count} positive numbers");
            return numbers;
        }

        for (int i = 0; i < count; i++)
        {
            bool positive = value[i].ValueKind == JsonValueKind.Number && value[i].TryGetSingle(out numbers[i])
                && float.IsFinite(numbers[i]) && numbers[i] > 0;
            Require(positive, $"{name}[{i}] must be a positive number");
        }

        return numbers;
    }

    public bool Flag(string name, bool fallback) => Flag(Root, name, fallback);

    public bool Flag(JsonElement parent, string name, bool fallback)
    {
        if (!TryGet(parent, name, out JsonElement value))
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

    /// <summary>A setting that must be absent, null or false.</summary>
    public void RequireOff(string name)
    {
        if (TryGet(Root, name, out JsonElement value))
            Require(value.ValueKind == JsonValueKind.False, $"{name} {Shorten(value)} is not supported");
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

    /// <summary>True where the key is present and not null; the value is undefined otherwise.</summary>
    public static bool TryGet(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
            return true;
        value = default;
        return false;
    }

    public static string Shorten(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "...";
    }
}
