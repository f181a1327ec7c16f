using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>Values of a safetensors header, read from a JSON reader that stands on their first token.</summary>
internal static class HeaderValues
{
    /// <summary>A string or a property's name.</summary>
    /// <exception cref="JsonException">It escapes a lone surrogate, which no text has.</exception>
    public static string String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a string escapes a lone surrogate", null, 0, reader.TokenStartIndex, e);
        }
    }

    /// <summary>A string, or null with the value skipped where it is something else.</summary>
    public static string? StringOrNull(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return String(ref reader);
        reader.Skip();
        return null;
    }

    /// <summary>An array of at most so many whole numbers from 0 to 2^63-1, or null with the value skipped.</summary>
    public static long[]? NaturalNumbers(ref Utf8JsonReader reader, int max)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<long> numbers = [];
        bool valid = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            valid &= numbers.Count < max && reader.TokenType == JsonTokenType.Number;
            if (valid && reader.TryGetInt64(out long number) && number >= 0)
            {
                numbers.Add(number);
            }
            else
            {
                valid = false;
                reader.Skip();
            }
        }

        return valid ? [.. numbers] : null;
    }
}
