using SafetyGate.Inference.Tokenization.AddedTokens;
using SafetyGate.Inference.Tokenization.Normalizers;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>
/// The added tokens of a converted tokenizer: the control and user-defined pieces, then the declared tokens. As in the
/// Hugging Face library, those that the model lacks are numbered on from its size, whatever id is declared.
/// </summary>
internal static class SentencePieceAddedTokens
{
    public static AddedVocabulary Read(
        SentencePieceModel model, SentencePieceFamily family, TokenDeclarations declarations, Vocabulary vocabulary)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        int next = vocabulary.Count;
        IEnumerable<TokenDeclaration> pieces = model.Pieces
            .Where(piece => piece.Type is PieceType.Control or PieceType.UserDefined)
            .Select(piece => new TokenDeclaration(piece.Text)
            {
                Special = piece.Type == PieceType.Control || family.SpecialPieces.Contains(piece.Text),
            });
        var known = pieces.ToList();
        var contents = known.Select(token => token.Content).ToHashSet(StringComparer.Ordinal);
        // A named special token that is a control piece keeps that piece's flags; one that is declared by id does not.
        known.AddRange(declarations.Numbered());
        contents.UnionWith(known.Select(token => token.Content));
        known.AddRange(declarations.Special().Where(token => contents.Add(token.Content)));
        return new AddedVocabulary(
            [.. known.Where(token => token.Content.Length > 0).Select(token => Number(token, family.Normalizer))], family.Normalizer);

        AddedToken Number(TokenDeclaration token, INormalizer? normalizer)
        {
            if (!ids.TryGetValue(token.Content, out int id))
                ids.Add(token.Content, id = vocabulary.Find(token.Content) ?? next++);
            return new AddedToken
            {
                Content = token.Content,
                Pattern = token.Normalized && normalizer is not null
                    ? normalizer.Normalize(new Piece(token.Content, AtStart: true)).Text
                    : token.Content,
                Id = id,
                SingleWord = token.SingleWord,
                StripsLeft = token.StripsLeft,
                StripsRight = token.StripsRight,
                Normalized = token.Normalized,
                Special = token.Special,
            };
        }
    }
}
