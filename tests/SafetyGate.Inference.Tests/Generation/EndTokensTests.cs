using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Tests.Checkpoints;

namespace SafetyGate.Inference.Tests.Generation;

public sealed class EndTokensTests
{
    [Theory]
    [InlineData("""{"eos_token_id": 5}""", """{"eos_token_id": [7, 8]}""", new[] { 7, 8 })]
    [InlineData("""{"eos_token_id": 5}""", """{"eos_token_id": 7}""", new[] { 7 })]
    [InlineData("""{"eos_token_id": 5}""", """{"eos_token_id": null}""", new[] { 5 })]
    [InlineData("""{"eos_token_id": 5}""", "{}", new[] { 5 })]
    [InlineData("""{"eos_token_id": [5, 0, 99]}""", null, new[] { 5, 0, 99 })]
    [InlineData("{}", "{}", new int[0])]
    [InlineData("{}", null, new int[0])]
    public void The_generation_config_comes_before_the_config(string config, string? generation, int[] expected) =>
        Read(config, generation).ShouldBe(expected);

    [Theory]
    [InlineData("""{"eos_token_id": 100}""")]
    [InlineData("""{"eos_token_id": -1}""")]
    [InlineData("""{"eos_token_id": 1.5}""")]
    [InlineData("""{"eos_token_id": "</s>"}""")]
    [InlineData("""{"eos_token_id": [1, [2]]}""")]
    [InlineData("""{"eos_token_id": {"id": 1}}""")]
    [InlineData("""{"eos_token_id": """)]
    [InlineData("""{"\ud800 and more than any key has": 1}""")]
    public void End_tokens_that_cannot_be_read_are_refused_and_not_left_out(string generation) =>
        Should.Throw<SafetyGateException>(() => Read("""{"eos_token_id": 5}""", generation))
            .Code.ShouldBe(ChatErrors.DamagedGenerationConfig);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Their_number_is_bounded(int count, bool accepted)
    {
        string config = $$"""{"eos_token_id": [{{string.Join(',', Enumerable.Repeat(3, count))}}]}""";
        if (accepted)
            Read("{}", config).Count.ShouldBe(count);
        else
            Should.Throw<SafetyGateException>(() => Read("{}", config)).Code.ShouldBe(ChatErrors.DamagedGenerationConfig);
    }

    private static IReadOnlyList<int> Read(string config, string? generation)
    {
        using var folder = TinyCheckpoint.Create(config);
        if (generation is not null)
            folder.Write("generation_config.json", generation);
        using var checkpoint = Checkpoint.Open(folder.Path);
        return EndTokens.Read(checkpoint, vocabulary: 100);
    }
}
