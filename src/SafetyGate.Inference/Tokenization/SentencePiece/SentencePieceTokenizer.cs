using SafetyGate.Inference.Tokenization.AddedTokens;
using SafetyGate.Inference.Tokenization.PostProcessors;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>
/// Makes the tokenizer that the Hugging Face stack makes of a <c>tokenizer.model</c> when it converts a slow tokenizer of
/// the Llama or the Gemma family to a fast one.
/// </summary>
internal static class SentencePieceTokenizer
{
    /// <summary>The first three pieces are special in both families, whatever their scores say.</summary>
    private const int SpecialPieces = 3;

    private const string TabByte = "<0x09>";

    public static TokenizerParts Read(SentencePieceFiles files)
    {
        SentencePieceModel model = SentencePieceReader.Read(files.Model);
        SideJson? config = SideJson.Parse(files.TokenizerConfig, "tokenizer_config.json");
        SentencePieceFamily family = FamilyOf(config, files.ModelType);
        var declarations = new TokenDeclarations(files, family);
        ITokenModel tokens = ModelOf(model, family);
        var added = SentencePieceAddedTokens.Read(model, family, declarations, tokens.Vocabulary);
        return new TokenizerParts
        {
            AddedTokens = added,
            PreTokenizer = family.PreTokenizer,
            Model = tokens,
            PostProcessor = new SurroundingTokens(
                IdOf("bos_token", config?.Flag("add_bos_token", absent: true) ?? true),
                IdOf("eos_token", config?.Flag("add_eos_token", absent: false) ?? false)),
            Decoder = family.Decoder,
        };

        int? IdOf(string name, bool wanted)
        {
            if (!wanted)
                return null;
            string content = declarations.Named(name)
                ?? throw SentencePieceFault.Configuration("tokenizer_config.json", $"asks for a {name} around every text, but names none");
            return added.Find(content) ?? tokens.Vocabulary.Find(content)
                ?? throw SentencePieceFault.Pieces($"it has no piece for the {name} \"{content}\"");
        }
    }

    private static SentencePieceFamily FamilyOf(SideJson? config, string? modelType)
    {
        string? name = config?.Text("tokenizer_class");
        bool isGemma = name?.StartsWith("Gemma", StringComparison.Ordinal)
            ?? modelType?.StartsWith("gemma", StringComparison.Ordinal) ?? false;
        if (name is not (null or "LlamaTokenizer" or "LlamaTokenizerFast" or "CodeLlamaTokenizer" or "CodeLlamaTokenizerFast"
            or "GemmaTokenizer" or "GemmaTokenizerFast" or "PreTrainedTokenizerFast"))
            throw SentencePieceFault.Unsupported($"belongs to a \"{name}\", of which only the Llama and Gemma kinds are supported");
        return isGemma
            ? SentencePieceFamily.Gemma()
            : SentencePieceFamily.Llama(
                config?.Flag("legacy", absent: true) ?? true, config?.Flag("add_prefix_space", absent: true) ?? true);
    }

    private static ITokenModel ModelOf(SentencePieceModel model, SentencePieceFamily family)
    {
        var vocabulary = Vocabulary.FromList(
            [.. model.Pieces.Select(piece => family.TabIsText && piece.Text == TabByte ? "\t" : piece.Text)]);
        float[] scores = [.. model.Pieces.Select((piece, id) => id < SpecialPieces ? 0 : piece.Score)];
        if (model.IsBytePair)
        {
            var settings = new BytePairSettings
            {
                UnknownToken = model.UnknownPiece,
                FusesUnknown = true,
                FallsBackToBytes = true,
            };
            return new BytePairModel(vocabulary, MergeDerivation.Derive(vocabulary, scores), settings);
        }

        if (family.UnknownId >= model.Pieces.Count)
            throw SentencePieceFault.Pieces($"it has no piece {family.UnknownId}, which stands for unknown text in its family");
        return new UnigramModel(vocabulary, [.. scores.Select(score => (double)score)], family.UnknownId, byteFallback: true);
    }
}
