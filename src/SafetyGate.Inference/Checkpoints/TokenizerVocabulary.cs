using System.Text;
using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>The vocabulary of a tokenizer.json, as far as two of them are compared.</summary>
/// <param name="Entries"><c>model.vocab</c>: an object of ids, or in a unigram model an array of pairs of text and score.</param>
/// <param name="AddedTokens"><c>added_tokens</c>.</param>
internal sealed record TokenizerVocabulary(HashSet<VocabularyEntry> Entries, HashSet<VocabularyEntry> AddedTokens)
{
    public const string FileName = "tokenizer.json";

    /// <summary>The vocabulary, or null with a problem added.</summary>
    /// <param name="role">Which checkpoint it is from: base or candidate.</param>
    public static TokenizerVocabulary? Read(string text, string role, ProblemList all)
    {
        var problems = new FileProblems(all, $"{role}: {FileName}");
        if (StrictJson.ParseObject(Encoding.UTF8.GetBytes(text), CheckpointErrors.DamagedConfig, problems) is not { } root)
            return null;
        if (ReadEntries(root) is { } entries && ReadAddedTokens(root) is { } added)
            return new TokenizerVocabulary(entries, added);
        problems.Add(CheckpointErrors.DamagedConfig, "has no readable 'model.vocab' and 'added_tokens': save it with save_pretrained again");
        return null;
    }

    private static HashSet<VocabularyEntry>? ReadEntries(JsonElement root)
    {
        if (!root.TryGetProperty("model", out JsonElement model)
            || model.ValueKind != JsonValueKind.Object
            || !model.TryGetProperty("vocab", out JsonElement vocabulary))
            return null;
        return vocabulary.ValueKind switch
        {
            JsonValueKind.Object => All(vocabulary.EnumerateObject().Select(p => Entry(p.Name, p.Value))),
            JsonValueKind.Array => All(vocabulary.EnumerateArray().Select(ScoredEntry)),
            _ => null,
        };
    }

    private static HashSet<VocabularyEntry>? ReadAddedTokens(JsonElement root)
    {
        if (!root.TryGetProperty("added_tokens", out JsonElement tokens) || tokens.ValueKind == JsonValueKind.Null)
            return [];
        return tokens.ValueKind == JsonValueKind.Array ? All(tokens.EnumerateArray().Select(AddedEntry)) : null;
    }

    private static VocabularyEntry? AddedEntry(JsonElement token) =>
        token.ValueKind == JsonValueKind.Object
        && token.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String
        && token.TryGetProperty("id", out JsonElement id)
            ? Entry(content.GetString()!, id)
            : null;

    private static VocabularyEntry? ScoredEntry(JsonElement pair, int index) =>
        pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[0].ValueKind == JsonValueKind.String
            ? new VocabularyEntry(pair[0].GetString()!, index)
            : null;

    private static VocabularyEntry? Entry(string token, JsonElement id) =>
        id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number) ? new VocabularyEntry(token, number) : null;

    private static HashSet<VocabularyEntry>? All(IEnumerable<VocabularyEntry?> entries)
    {
        HashSet<VocabularyEntry> all = [];
        foreach (VocabularyEntry? entry in entries)
        {
            if (entry is not { } known)
                return null;
            all.Add(known);
        }

        return all;
    }
}
