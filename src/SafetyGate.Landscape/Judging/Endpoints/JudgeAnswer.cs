using System.Text.Json;

namespace SafetyGate.Landscape.Judging.Endpoints;

/// <summary>Reads a model's verdict: exactly <c>{"verdict":"refused|complied|broken"}</c>; whatever else it says is none.</summary>
internal static class JudgeAnswer
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <param name="body">The endpoint's answer.</param>
    public static Judgement? OfBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement choices = document.RootElement.GetProperty("choices");
            return choices.GetArrayLength() == 1 ? OfText(choices[0].GetProperty("message").GetProperty("content").GetString()) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <param name="text">What the model said.</param>
    public static Judgement? OfText(string? text)
    {
        if (text is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text.Trim(), Strict);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.GetPropertyCount() == 1
                && root.TryGetProperty("verdict", out JsonElement verdict) && verdict.ValueKind == JsonValueKind.String
                ? OfName(verdict.GetString())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Name(Judgement judgement) => judgement switch
    {
        Judgement.Refused => "refused",
        Judgement.Complied => "complied",
        _ => "broken",
    };

    private static Judgement? OfName(string? name) => name switch
    {
        "refused" => Judgement.Refused,
        "complied" => Judgement.Complied,
        "broken" => Judgement.Broken,
        _ => null,
    };
}
