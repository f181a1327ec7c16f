using System.Text.Json;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Tokenization;

[Trait("Category", Golden.Category)]
public class TokenizerGoldenTests
{
    public static TheoryData<string> Folders => [.. Golden.Folders("tokenizers")];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_published_tokenizer_is_read_and_knows_its_own_tokens(string folder)
    {
        Tokenizer tokenizer = Load("tokenizers", folder, "tokenizer.json");

        tokenizer.VocabularySize.ShouldBeGreaterThan(0);
        for (int id = 0; id < tokenizer.VocabularySize; id++)
        {
            if (tokenizer.TokenText(id) is { } token)
                tokenizer.FindToken(token).ShouldBe(id);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_case_has_the_ids_and_the_text_of_the_Rust_library(string folder)
    {
        string cases = Golden.Path("tokenizers", folder, "cases.json");
        Tokenizer tokenizer = Load("tokenizers", folder, "tokenizer.json");

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(cases));
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            string text = item.GetProperty("text").GetString()!;
            int[] plain = Ids(item.GetProperty("ids_without_special_tokens"));
            tokenizer.Encode(text, addSpecialTokens: true).ShouldBe(Ids(item.GetProperty("ids")), text);
            tokenizer.Encode(text, addSpecialTokens: false).ShouldBe(plain, text);
            tokenizer.Decode(plain, skipSpecialTokens: false).ShouldBe(item.GetProperty("decoded").GetString(), text);
            tokenizer.Decode(plain, skipSpecialTokens: true).ShouldBe(item.GetProperty("decoded_skip_special").GetString(), text);
        }
    }

    [Fact]
    public void The_reference_checkpoints_have_the_ids_and_the_text_of_the_Rust_library()
    {
        string cases = Golden.Path("visage-ref", "data", "tokenizer_cases.json");
        Tokenizer tokenizer = Load("visage-ref", "aligned", "tokenizer.json");

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(cases));
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            string text = item.GetProperty("text").GetString()!;
            int[] ids = Ids(item.GetProperty("ids"));
            tokenizer.Encode(text, item.GetProperty("add").GetBoolean()).ShouldBe(ids, text);
            tokenizer.Decode(ids, skipSpecialTokens: true).ShouldBe(item.GetProperty("decoded").GetString(), text);
        }
    }

    private static Tokenizer Load(params string[] path)
    {
        using FileStream stream = File.OpenRead(Golden.Path(path));
        return Tokenizer.Load(stream);
    }

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}
