using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Judges;

public sealed class GuardCheckpointTests
{
    [Fact]
    public void A_checkpoint_of_random_weights_judges_nothing_and_is_named_by_its_fingerprint()
    {
        using var model = new TinyModel();
        string folder = model.Checkpoint.Folder;
        string vocabulary = string.Join(',', Enumerable.Range(0, 60).Select(i => $"{JsonSerializer.Serialize(i == 0 ? "[UNK]" : $"word{i}")}:{i}"));
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), $$$"""
            {"version":"1.0","added_tokens":[],"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
             "model":{"type":"WordLevel","vocab":{ {{{vocabulary}}} },"unk_token":"[UNK]"}}
            """);
        File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), JsonSerializer.Serialize(new { chat_template = "User: {{ messages[0]['content'] }} Agent: {{ messages[1]['content'] }} Safe?" }));
        var surroundings = new JudgeSurroundings { Variable = _ => null, Loader = new ScalarLoader(), Clock = TimeProvider.System, CacheFolder = null };

        using JudgePanel panel = JudgeFactory.Create(
            new JudgeConfiguration { Name = JudgeKind.Guard, Second = SecondJudgeKind.Guard, Guard = new GuardConfiguration { Path = folder, BatchSize = 2 } },
            surroundings,
            TestContext.Current.CancellationToken);
        panel.Second.ShouldBeNull();
        panel.First.Name.ShouldBe($"guard:{model.Checkpoint.Fingerprint(TestContext.Current.CancellationToken)[..12]}");
        var prompt = new Prompt("p", "c", "word1 word2");
        panel.First.Judge([new Exchange(prompt, "word3 word4"), new Exchange(prompt, ""), new Exchange(prompt, "word5")], TestContext.Current.CancellationToken)
            .ShouldBe([null, Judgement.Broken, null]);
    }
}
