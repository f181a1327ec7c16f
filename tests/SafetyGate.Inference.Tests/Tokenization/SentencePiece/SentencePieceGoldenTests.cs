using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Tokenization.SentencePiece;

/// <summary>
/// A tokenizer.model is written with the vocabulary of a golden tokenizer.json and must give that tokenizer's golden tokens.
/// </summary>
[Trait("Category", Golden.Category)]
public class SentencePieceGoldenTests
{
    public static TheoryData<string> Folders => [.. Golden.Folders("tokenizers").Where(IsLlama)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_model_gives_the_ids_and_the_text_of_the_golden_tokenizer(string folder)
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllBytes(Golden.Path("tokenizers", folder, "cases.json")));
        JsonObject golden = Read(folder);
        bool legacy = golden["normalizer"] is not null;
        Tokenizer tokenizer = Tokenizer.LoadSentencePiece(new SentencePieceFiles
        {
            Model = new MemoryStream(SentencePieceWriter.Model(Pieces(golden), SentencePieceWriter.BytePair)),
            TokenizerConfig = new JsonObject { ["legacy"] = legacy, ["added_tokens_decoder"] = Decoder(golden) }.ToJsonString(),
        });

        foreach (JsonElement item in cases.RootElement.EnumerateArray())
        {
            string text = item.GetProperty("text").GetString()!;
            int[] plain = Ids(item.GetProperty("ids_without_special_tokens"));
            tokenizer.Encode(text, addSpecialTokens: true).ShouldBe(Ids(item.GetProperty("ids")), text);
            tokenizer.Encode(text, addSpecialTokens: false).ShouldBe(plain, text);
            tokenizer.Decode(plain, skipSpecialTokens: false).ShouldBe(item.GetProperty("decoded").GetString(), text);
            tokenizer.Decode(plain, skipSpecialTokens: true).ShouldBe(item.GetProperty("decoded_skip_special").GetString(), text);
        }
    }

    private static bool IsLlama(string folder) =>
        folder.Length == 0 || (File.Exists(Path.Combine(Golden.Root!, "tokenizers", folder, "cases.json"))
            && Read(folder)["model"]!["byte_fallback"]?.GetValue<bool>() == true);

    private static JsonObject Read(string folder) =>
        JsonNode.Parse(File.ReadAllBytes(Golden.Path("tokenizers", folder, "tokenizer.json")))!.AsObject();

    /// <summary>Scores as SentencePiece has them: minus the rank of the piece's first merge, characters after all merges.</summary>
    private static IEnumerable<(string Text, float Score, int Type)> Pieces(JsonObject golden)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        int rank = 0;
        foreach (JsonNode? merge in golden["model"]!["merges"]!.AsArray())
            ranks.TryAdd(merge![0]!.GetValue<string>() + merge[1]!.GetValue<string>(), rank++);
        foreach ((string text, int id) in golden["model"]!["vocab"]!.AsObject().Select(e => (e.Key, e.Value!.GetValue<int>())).OrderBy(e => e.Item2))
        {
            int type = id switch
            {
                0 => SentencePieceWriter.Unknown,
                1 or 2 => SentencePieceWriter.Control,
                < 259 => SentencePieceWriter.Byte,
                _ => SentencePieceWriter.Normal,
            };
            yield return (text, type == SentencePieceWriter.Normal ? -ranks.GetValueOrDefault(text, rank + id) : 0, type);
        }
    }

    private static JsonObject Decoder(JsonObject golden)
    {
        var decoder = new JsonObject();
        foreach (JsonNode? token in golden["added_tokens"]!.AsArray())
        {
            JsonObject entry = token!.DeepClone().AsObject();
            entry.Remove("id");
            decoder[token["id"]!.ToJsonString()] = entry;
        }

        return decoder;
    }

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}
