using System.Text.Json;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization.Normalizers;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.AddedTokens;

/// <summary>
/// Reads <c>added_tokens</c>. As in the Hugging Face library a token that the model knows has the model's id, and the
/// others are numbered on from the size of the model's vocabulary, whatever id the file declares.
/// </summary>
internal static class AddedTokenReader
{
    private const int MaximumTokens = 1 << 18;

    public static IReadOnlyList<AddedToken> Read(ComponentJson? json, Vocabulary vocabulary, INormalizer? normalizer)
    {
        var tokens = new List<AddedToken>();
        if (json is not { } list)
            return tokens;
        list.RequireKind(JsonValueKind.Array, "must be an array");
        if (list.Element.GetArrayLength() > MaximumTokens)
            throw list.Malformed($"has more than {MaximumTokens} items");
        var added = new Dictionary<string, int>(StringComparer.Ordinal);
        int next = vocabulary.Count;
        int index = 0;
        foreach (JsonElement element in list.Element.EnumerateArray())
        {
            var item = new ComponentJson(element, $"{list.Path}[{index++}]");
            item.Integer("id", 0, Vocabulary.IdLimit - 1);
            string content = item.Text("content");
            if (content.Length == 0)
                continue;
            if (!added.TryGetValue(content, out int id))
            {
                id = vocabulary.Find(content) ?? FreeId(next++, content, vocabulary);
                added.Add(content, id);
            }

            tokens.Add(ReadToken(item, content, id, normalizer));
        }

        return tokens;
    }

    private static AddedToken ReadToken(ComponentJson item, string content, int id, INormalizer? normalizer)
    {
        bool normalized = item.Flag("normalized");
        return new AddedToken
        {
            Content = content,
            Pattern = normalized && normalizer is not null
                ? normalizer.Normalize(new Piece(content, AtStart: true)).Text
                : content,
            Id = id,
            SingleWord = item.Flag("single_word"),
            StripsLeft = item.Flag("lstrip"),
            StripsRight = item.Flag("rstrip"),
            Normalized = normalized,
            Special = item.Flag("special"),
        };
    }

    private static int FreeId(int id, string content, Vocabulary vocabulary)
    {
        if (id < Vocabulary.IdLimit && vocabulary.Text(id) is null)
            return id;
        throw new SafetyGateException(
            TokenizerErrors.InvalidAddedToken,
            $"tokenizer.json: the added token \"{content}\" would get the id {id}, which is out of range or belongs to "
            + $"\"{vocabulary.Text(id)}\"; save the tokenizer anew with ids that leave no gaps");
    }
}
