using System.Globalization;
using System.Text.Json;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>
/// The tokens that the files beside the model declare, found as the Hugging Face stack finds them: those of
/// <c>added_tokens_decoder</c> in tokenizer_config.json, else those of added_tokens.json; then the named special tokens
/// that are not among them.
/// </summary>
internal sealed class TokenDeclarations
{
    private const int MaximumTokens = 1 << 16;

    private readonly SortedDictionary<int, TokenDeclaration> _numbered = [];
    private readonly Dictionary<string, TokenDeclaration> _named = new(StringComparer.Ordinal);
    private readonly List<TokenDeclaration> _additional = [];

    public TokenDeclarations(SentencePieceFiles files, SentencePieceFamily family)
    {
        SideJson? config = SideJson.Parse(files.TokenizerConfig, "tokenizer_config.json");
        JsonElement? decoder = config?.Find("added_tokens_decoder");
        AddDefaults(family);
        AddSpecial(config);
        // Older folders have no decoder; there the map wins over the configuration.
        if (decoder is null)
            AddSpecial(SideJson.Parse(files.SpecialTokensMap, "special_tokens_map.json"));
        if (decoder is { } entries)
            AddDecoder(config!.Value, entries);
        else
            AddNumbers(SideJson.Parse(files.AddedTokens, "added_tokens.json"));
    }

    /// <summary>The tokens with a declared id, in the order of their ids.</summary>
    public IEnumerable<TokenDeclaration> Numbered()
    {
        var special = Special().Select(token => token.Content).ToHashSet(StringComparer.Ordinal);
        return _numbered.Values.Select(token => token with { Special = token.Special || special.Contains(token.Content) });
    }

    /// <summary>The named special tokens, then the additional ones.</summary>
    public IEnumerable<TokenDeclaration> Special() => [.. _named.Values, .. _additional];

    /// <summary>The content of a named special token; null where there is none.</summary>
    public string? Named(string name) => _named.GetValueOrDefault(name)?.Content;

    private void AddDefaults(SentencePieceFamily family)
    {
        _named["bos_token"] = new TokenDeclaration(family.BeginToken) { Special = true };
        _named["eos_token"] = new TokenDeclaration(family.EndToken) { Special = true };
        _named["unk_token"] = new TokenDeclaration(family.UnknownToken) { Special = true };
        if (family.PaddingToken is { } padding)
            _named["pad_token"] = new TokenDeclaration(padding) { Special = true };
    }

    private void AddSpecial(SideJson? file)
    {
        if (file is not { } json)
            return;
        foreach (string name in (string[])["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"])
        {
            if (json.Find(name) is { } token)
                _named[name] = json.Token(token, name, special: true);
            else if (json.Has(name))
                _named.Remove(name);
        }

        if (json.Find("additional_special_tokens") is not { } list)
            return;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaximumTokens)
            throw json.Fault($"has \"additional_special_tokens\" that are no array of at most {MaximumTokens} tokens");
        _additional.Clear();
        _additional.AddRange(list.EnumerateArray().Select(token => json.Token(token, "additional_special_tokens", special: true)));
    }

    private void AddDecoder(SideJson config, JsonElement decoder)
    {
        foreach ((string id, JsonElement token) in Members(config, decoder))
        {
            if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number >= Vocabulary.IdLimit)
                throw config.Fault("has an added token whose id is no number of a token");
            if (token.ValueKind != JsonValueKind.Object)
                throw config.Fault($"has an added token {number} that is no object");
            _numbered[number] = config.Token(token, "added_tokens_decoder", special: false);
        }
    }

    private void AddNumbers(SideJson? file)
    {
        if (file is not { } json)
            return;
        var special = _named.Values.Concat(_additional).Select(token => token.Content).ToHashSet(StringComparer.Ordinal);
        foreach ((string content, JsonElement id) in Members(json, json.Element))
        {
            if (id.ValueKind != JsonValueKind.Number || !id.TryGetInt32(out int number) || number is < 0 or >= Vocabulary.IdLimit)
                throw json.Fault($"has a token whose id is not a whole number from 0 to {Vocabulary.IdLimit - 1}");
            bool isSpecial = special.Contains(content);
            _numbered[number] = new TokenDeclaration(content) { Special = isSpecial, Normalized = !isSpecial };
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(SideJson file, JsonElement members)
    {
        if (members.ValueKind != JsonValueKind.Object || members.GetPropertyCount() > MaximumTokens)
            throw file.Fault($"has added tokens that are no object of at most {MaximumTokens} tokens");
        foreach (JsonProperty member in members.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException)
            {
                throw file.Fault("has a token that is not valid Unicode");
            }

            yield return (name, member.Value);
        }
    }
}
