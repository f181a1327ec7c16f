using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization.AddedTokens;
using SafetyGate.Inference.Tokenization.Decoders;
using SafetyGate.Inference.Tokenization.SentencePiece;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization;

/// <summary>
/// A tokenizer in Hugging Face's <c>tokenizer.json</c> form, or made of a SentencePiece model, with the results of their Rust library, version 0.23,
/// token by token: added tokens are cut out, the rest is normalised, cut into words, tokenized by the model, and
/// surrounded by special tokens. Padding and truncation are the caller's business, so those entries of the file have
/// no effect. Safe for use by several threads at once.
/// </summary>
public sealed class Tokenizer
{
    private readonly TokenizerParts _parts;

    private Tokenizer(TokenizerParts parts) => _parts = parts;

    /// <summary>The largest id + 1, added tokens included.</summary>
    public int VocabularySize => Math.Max(_parts.Model.Vocabulary.Size, _parts.AddedTokens.Size);

    /// <summary>Reads a tokenizer.</summary>
    /// <param name="tokenizerJson">The content of a <c>tokenizer.json</c> of at most 256 MiB; may be hostile.</param>
    /// <exception cref="SafetyGateException">SG2200 to SG2210: too large, malformed, inconsistent, or not
    /// supported.</exception>
    public static Tokenizer Load(Stream tokenizerJson)
    {
        ArgumentNullException.ThrowIfNull(tokenizerJson);
        return new Tokenizer(TokenizerReader.Read(tokenizerJson));
    }

    /// <summary>Makes the tokenizer that the Hugging Face stack makes of a SentencePiece model.</summary>
    /// <param name="files">The model and the files beside it.</param>
    /// <exception cref="SafetyGateException">SG2230 to SG2234: too large, malformed, inconsistent, or not
    /// supported.</exception>
    public static Tokenizer LoadSentencePiece(SentencePieceFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new Tokenizer(SentencePieceTokenizer.Read(files));
    }

    /// <summary>The token ids of a text. Lone surrogates count as U+FFFD.</summary>
    /// <param name="text">Any string.</param>
    /// <param name="addSpecialTokens">Whether the post-processor adds its tokens, such as a beginning of
    /// sequence.</param>
    /// <exception cref="SafetyGateException">SG2207 to SG2209: the tokenizer cannot express the text or takes too
    /// long.</exception>
    public IReadOnlyList<int> Encode(string text, bool addSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>();
        var whole = new Piece(WellFormed.From(text), AtStart: true);
        foreach ((Piece piece, AddedToken? token) in _parts.AddedTokens.Split(whole))
        {
            if (token is not null)
                ids.Add(token.Id);
            else
                Tokenize(piece, ids);
        }

        return _parts.PostProcessor?.Process(ids, addSpecialTokens) ?? ids;
    }

    /// <summary>The text of token ids. Ids that no token has are left out.</summary>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens)
    {
        var tokens = new List<string>(ids.Length);
        foreach (int id in ids)
        {
            if (skipSpecialTokens && _parts.AddedTokens.IsSkipped(id))
                continue;
            if ((_parts.AddedTokens.Find(id)?.Pattern ?? _parts.Model.Vocabulary.Text(id)) is { } token)
                tokens.Add(token);
        }

        return _parts.Decoder is null ? string.Join(' ', tokens) : string.Concat(_parts.Decoder.Decode(tokens));
    }

    /// <summary>
    /// The beginning that the text of these ids, and of any that begin with them, is sure to have; "" where the decoder
    /// promises nothing.
    /// </summary>
    public string DecodeCertain(ReadOnlySpan<int> ids, bool skipSpecialTokens)
    {
        if (!_parts.Growth.Grows)
            return "";
        int count = ids.Length;
        if (_parts.Growth.JoinsBytes)
        {
            while (count > 0 && MayJoin(ids[count - 1]))
                count--;
        }

        return Decode(ids[..count], skipSpecialTokens).TrimEnd(TextGrowth.Replacement);

        // Tokens that are left out do not part the bytes around them.
        bool MayJoin(int id) => (skipSpecialTokens && _parts.AddedTokens.IsSkipped(id))
            || (_parts.AddedTokens.Find(id)?.Pattern ?? _parts.Model.Vocabulary.Text(id)) is not { } token
            || TextGrowth.IsByte(token);
    }

    /// <summary>The id of the token with exactly this content, added tokens first; null where there is none.</summary>
    public int? FindToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _parts.AddedTokens.Find(token) ?? _parts.Model.Vocabulary.Find(token);
    }

    /// <summary>The content of the token with this id; null where there is none.</summary>
    public string? TokenText(int id) => _parts.AddedTokens.Find(id)?.Content ?? _parts.Model.Vocabulary.Text(id);

    /// <summary>Whether the token is special: a mark such as an end of sequence instead of text.</summary>
    public bool IsSpecial(int id) => _parts.AddedTokens.IsSpecial(id);

    private void Tokenize(Piece piece, List<int> ids)
    {
        if (_parts.PreTokenizer is null)
        {
            _parts.Model.Tokenize(piece.Text, ids);
            return;
        }

        var words = new List<Piece>();
        _parts.PreTokenizer.Split(piece, words);
        foreach (Piece word in words)
            _parts.Model.Tokenize(word.Text, ids);
    }
}
