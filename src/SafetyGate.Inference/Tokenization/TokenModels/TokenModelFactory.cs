using System.Text.Json;

namespace SafetyGate.Inference.Tokenization.TokenModels;

internal static class TokenModelFactory
{
    public static ITokenModel Read(ComponentJson json) => (json.OptionalText("type") ?? Guess(json)) switch
    {
        "BPE" => BytePairReader.Read(json),
        "Unigram" => UnigramModel.Read(json),
        "WordLevel" => WordLevelModel.Read(json),
        "WordPiece" => WordPieceModel.Read(json),
        _ => throw json.UnsupportedType("model", "BPE", "Unigram", "WordLevel", "WordPiece"),
    };

    /// <summary>Older files, GPT-2's own among them, do not name the type.</summary>
    private static string Guess(ComponentJson json)
    {
        if (json.Optional("merges") is not null)
            return "BPE";
        if (json.Required("vocab").Element.ValueKind == JsonValueKind.Array)
            return "Unigram";
        return json.Optional("max_input_chars_per_word") is null ? "WordLevel" : "WordPiece";
    }
}
