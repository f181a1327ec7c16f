using System.Text;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization;

public class TokenizerMutationTests
{
    private const string Text = "and words 12 é <|end|> \U0001F600";

    [Fact]
    public void A_file_with_changed_bytes_is_refused_or_works()
    {
        byte[] original = Encoding.UTF8.GetBytes(ByteLevelTokenizer.Json().ToJsonString());
        var random = new Random(11);
        for (int round = 0; round < 3000; round++)
        {
            byte[] changed = [.. original];
            for (int i = random.Next(1, 4); i > 0; i--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            ShouldBeRefusedOrWork(round % 3 == 0 ? changed[..random.Next(changed.Length)] : changed);
        }
    }

    [Fact]
    public void A_file_with_an_exchanged_value_is_refused_or_works()
    {
        string[] values = ["null", "true", "-1", "1e400", "\"\"", "\"Sequence\"", "\"\\ud800\"", "[]", "{}", "[[]]", "4194303", "\"(a*)*$\""];
        int count = Places(ByteLevelTokenizer.Json()).Count;
        for (int place = 0; place < count; place++)
        {
            foreach (string value in values)
            {
                JsonObject json = ByteLevelTokenizer.Json();
                Places(json)[place](JsonNode.Parse(value.Contains("ud800", StringComparison.Ordinal) ? "\"@@\"" : value));
                string text = json.ToJsonString().Replace("@@", "\\ud800", StringComparison.Ordinal);
                ShouldBeRefusedOrWork(Encoding.UTF8.GetBytes(text));
            }
        }
    }

    private static void ShouldBeRefusedOrWork(byte[] json)
    {
        try
        {
            Tokenizer tokenizer = Tokenizer.Load(new MemoryStream(json));
            IReadOnlyList<int> ids = tokenizer.Encode(Text, addSpecialTokens: true);
            tokenizer.Decode([.. ids], skipSpecialTokens: false).ShouldNotBeNull();
            ids.ShouldAllBe(id => id >= 0 && id < tokenizer.VocabularySize);
        }
        catch (SafetyGateException exception)
        {
            exception.Code.Number.ShouldBeInRange(2200, 2299);
        }
    }

    /// <summary>A setter for every value of the file but most of the vocabulary.</summary>
    private static List<Action<JsonNode?>> Places(JsonNode node)
    {
        var places = new List<Action<JsonNode?>>();
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members.Where(m => m.Value?.GetValueKind() != System.Text.Json.JsonValueKind.Number).ToArray())
            {
                places.Add(changed => members[name] = changed);
                if (value is JsonObject or JsonArray)
                    places.AddRange(Places(value));
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                int index = i;
                places.Add(changed => items[index] = changed);
                if (items[i] is JsonObject or JsonArray)
                    places.AddRange(Places(items[i]!));
            }
        }

        return places;
    }
}
