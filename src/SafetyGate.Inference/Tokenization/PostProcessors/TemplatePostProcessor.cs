using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.PostProcessors;

/// <summary>
/// Lays a text out by a template of special tokens and the text itself; pairs of texts are not needed here.
/// </summary>
internal sealed class TemplatePostProcessor : IPostProcessor
{
    private readonly IReadOnlyList<int[]?> _pieces;

    /// <param name="pieces">Special tokens, or null where the text goes.</param>
    private TemplatePostProcessor(IReadOnlyList<int[]?> pieces)
    {
        _pieces = pieces;
        Added = [.. pieces.SelectMany(piece => piece ?? [])];
    }

    public IReadOnlyCollection<int> Added { get; }

    public static TemplatePostProcessor Read(ComponentJson json)
    {
        ComponentJson tokens = json.Required("special_tokens");
        return new TemplatePostProcessor([.. json.Items("single").Select(piece => ReadPiece(piece, tokens))]);
    }

    public List<int> Process(List<int> ids, bool addSpecialTokens)
    {
        var result = new List<int>(ids.Count + Added.Count);
        foreach (int[]? piece in _pieces)
        {
            if (piece is null)
                result.AddRange(ids);
            else if (addSpecialTokens)
                result.AddRange(piece);
        }

        return result;
    }

    private static int[]? ReadPiece(ComponentJson piece, ComponentJson tokens)
    {
        if (piece.Optional("Sequence") is { } sequence)
            return sequence.Text("id") == "A"
                ? null
                : throw Invalid(piece, "lays out a second text, but there is only one");
        string name = piece.Required("SpecialToken").Text("id");
        if (tokens.Optional(name) is not { } token)
            throw Invalid(piece, $"names \"{name}\", which \"special_tokens\" does not have");
        return [.. token.Items("ids").Select(id => id.AsInteger(0, Vocabulary.IdLimit - 1))];
    }

    private static SafetyGateException Invalid(ComponentJson piece, string why) =>
        new(TokenizerErrors.InvalidTemplate, $"tokenizer.json: {piece.Path} {why}; correct the template");
}
