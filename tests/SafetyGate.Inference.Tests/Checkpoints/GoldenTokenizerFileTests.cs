using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

[Trait("Category", Golden.Category)]
public class GoldenTokenizerFileTests
{
    public static TheoryData<string> Tokenizers => [.. Golden.Folders("tokenizers")];

    /// <summary>The candidate forgets its added tokens: that is found, and nothing else.</summary>
    [Theory]
    [MemberData(nameof(Tokenizers))]
    public void Published_vocabularies_are_read_whole_and_forgotten_added_tokens_are_found(string name)
    {
        string text = File.ReadAllText(Golden.Path("tokenizers", name, "tokenizer.json"));
        var problems = new ProblemList();
        TokenizerVocabulary vocabulary = TokenizerVocabulary.Read(text, "base", problems).ShouldNotBeNull();
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement entries = document.RootElement.GetProperty("model").GetProperty("vocab");
        vocabulary.Entries.Count.ShouldBe(
            entries.ValueKind == JsonValueKind.Array ? entries.GetArrayLength() : entries.EnumerateObject().Count());
        vocabulary.AddedTokens.Count.ShouldBe(document.RootElement.GetProperty("added_tokens").GetArrayLength());

        using TemporaryFolder baseline = TinyCheckpoint.Create();
        using TemporaryFolder candidate = TinyCheckpoint.Create();
        baseline.Write("tokenizer.json", text);
        candidate.Write("tokenizer.json", text.Replace("\"added_tokens\"", "\"forgotten\"", StringComparison.Ordinal));
        using Checkpoint ours = Checkpoint.Open(baseline.Path);
        using Checkpoint theirs = Checkpoint.Open(candidate.Path);
        VocabularyComparison.Run(ours, theirs, problems);
        problems.Count.ShouldBe(vocabulary.AddedTokens.Count > 0 ? 1 : 0);
    }
}
