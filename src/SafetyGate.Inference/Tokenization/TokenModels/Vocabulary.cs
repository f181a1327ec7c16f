using System.Globalization;
using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>A model's tokens and their ids, both ways.</summary>
internal sealed class Vocabulary
{
    /// <summary>Ids lie below this bound; published vocabularies stay below a quarter of a million.</summary>
    public const int IdLimit = 1 << 22;

    private const int MaximumTokenLength = 4096;

    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsBySpan;
    private readonly string?[] _tokens;

    private Vocabulary(Dictionary<string, int> ids, string?[] tokens, int count)
    {
        _ids = ids;
        _idsBySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _tokens = tokens;
        Count = count;
    }

    /// <summary>The number of tokens; smaller than <see cref="Size"/> where ids are left out.</summary>
    public int Count { get; }

    /// <summary>The largest id + 1.</summary>
    public int Size => _tokens.Length;

    /// <summary>Reads an object of token to id.</summary>
    public static Vocabulary Read(ComponentJson json)
    {
        json.RequireKind(JsonValueKind.Object, "must be an object of tokens and ids");
        var ids = new Dictionary<string, int>(json.Element.GetPropertyCount(), StringComparer.Ordinal);
        int largest = -1;
        foreach (JsonProperty entry in json.Element.EnumerateObject())
        {
            string token = TokenOf(entry, json);
            if (entry.Value.ValueKind != JsonValueKind.Number || !entry.Value.TryGetInt32(out int id)
                || (uint)id >= IdLimit)
                throw Invalid($"the id of \"{token}\" is not a whole number from 0 to {IdLimit - 1}");
            if (!ids.TryAdd(token, id))
                throw Invalid($"the token \"{token}\" is listed twice");
            largest = Math.Max(largest, id);
        }

        string?[] tokens = new string?[largest + 1];
        foreach ((string token, int id) in ids)
        {
            if (tokens[id] is { } other)
                throw Invalid($"the id {id} belongs to both \"{other}\" and \"{token}\"");
            tokens[id] = token;
        }

        return new Vocabulary(ids, tokens, ids.Count);
    }

    /// <summary>A vocabulary whose ids are the positions in a list. Of equal tokens the last one is found.</summary>
    public static Vocabulary FromList(IReadOnlyList<string> tokens)
    {
        if (tokens.Count >= IdLimit)
            throw Invalid($"it has {tokens.Count} tokens; at most {IdLimit - 1} are allowed");
        var ids = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        for (int id = 0; id < tokens.Count; id++)
        {
            CheckLength(tokens[id]);
            ids[tokens[id]] = id;
        }

        return new Vocabulary(ids, [.. tokens], tokens.Count);
    }

    public int? Find(ReadOnlySpan<char> token) => _idsBySpan.TryGetValue(token, out int id) ? id : null;

    /// <summary>The token of an id, or null where there is none.</summary>
    public string? Text(int id) => (uint)id < (uint)_tokens.Length ? _tokens[id] : null;

    /// <summary>The ids of the tokens <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>, -1 where one is missing.</summary>
    public int[] ByteTokens() => [.. Enumerable.Range(0, 256)
        .Select(value => Find(string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")) ?? -1)];

    public static SafetyGateException Invalid(string why) => new(
        TokenizerErrors.InvalidVocabulary, $"tokenizer.json: the vocabulary is invalid: {why}; get the file again");

    private static string TokenOf(JsonProperty entry, ComponentJson json)
    {
        try
        {
            CheckLength(entry.Name);
            return entry.Name;
        }
        catch (InvalidOperationException exception)
        {
            throw new SafetyGateException(
                TokenizerErrors.Malformed,
                $"tokenizer.json: {json.Path} has a token that is not valid Unicode; get the file again",
                exception);
        }
    }

    private static void CheckLength(string token)
    {
        if (token.Length > MaximumTokenLength)
            throw Invalid($"a token has {token.Length} characters; at most {MaximumTokenLength} are allowed");
    }
}
