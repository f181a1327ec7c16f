using System.Text;
using System.Text.Json;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Tokenization;

public sealed class StreamingDecoderTests
{
    public static TheoryData<string> Folders => [.. Golden.Folders("tokenizers")];

    [Theory]
    [MemberData(nameof(Folders))]
    [Trait("Category", Golden.Category)]
    public void The_pieces_add_up_to_the_whole_text(string folder)
    {
        string cases = Golden.Path("tokenizers", folder, "cases.json");
        using FileStream file = File.OpenRead(Golden.Path("tokenizers", folder, "tokenizer.json"));
        var tokenizer = Tokenizer.Load(file);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(cases));
        foreach (JsonElement sample in document.RootElement.EnumerateArray())
        {
            int[] ids = [.. sample.GetProperty("ids_without_special_tokens").EnumerateArray().Select(id => id.GetInt32())];
            foreach (bool skip in new[] { false, true })
            {
                var stream = new StreamingDecoder(tokenizer, skip);
                var text = new StringBuilder();
                foreach (int id in ids)
                {
                    string piece = stream.Append(id);
                    piece.ShouldNotEndWith("\uFFFD");
                    text.Append(piece);
                }

                text.Append(stream.Finish()).ToString().ShouldBe(tokenizer.Decode(ids, skip));
            }
        }
    }

    [Fact]
    public void Half_a_character_is_held_back()
    {
        Tokenizer tokenizer = ByteLevelTokenizer.Build();
        int[] ids = [.. tokenizer.Encode("a€b", addSpecialTokens: false)];
        ids.Length.ShouldBe(5); // one byte each

        var stream = new StreamingDecoder(tokenizer, skipSpecialTokens: true);

        ids.Select(stream.Append).ShouldBe(["a", "", "", "€", "b"]);
        stream.Finish().ShouldBe("");
    }
}
