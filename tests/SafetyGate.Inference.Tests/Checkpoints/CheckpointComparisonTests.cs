using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class CheckpointComparisonTests
{
    private const string Tokenizer = """
        {"model": {"vocab": {"a": 0, "b": 1, "c": 2}}, "added_tokens": [{"id": 3, "content": "<s>", "special": true}]}
        """;

    [Fact]
    public void Checkpoints_that_differ_in_values_alone_are_comparable()
    {
        using TemporaryFolder baseline = TinyCheckpoint.Create();
        using TemporaryFolder candidate = TinyCheckpoint.CreateSharded();
        SafetensorsWriter.Write(candidate["b.safetensors"], [TinyCheckpoint.Tensors[1] with { Values = [9, 9, 9, 9] }]);
        baseline.Write("tokenizer.json", Tokenizer);
        candidate.Write("tokenizer.json", Tokenizer.Replace(" ", "", StringComparison.Ordinal));
        Should.NotThrow(() => Compare(baseline, candidate));
    }

    [Fact]
    public void Every_difference_is_listed_at_once()
    {
        using TemporaryFolder baseline = TinyCheckpoint.Create();
        using TemporaryFolder candidate = TinyCheckpoint.Create("""
            {"model_type": "mistral", "architectures": ["MistralForCausalLM"], "hidden_size": 4, "vocab_size": 3, "head_dim": 8}
            """);
        SafetensorsWriter.Write(candidate["model.safetensors"],
        [
            TinyCheckpoint.Tensors[0] with { Shape = [2, 3] },
            TinyCheckpoint.Tensors[1] with { ElementType = "F16" },
            ("stranger", "F32", [1], [1]),
        ]);
        baseline.Write("tokenizer.json", Tokenizer);
        candidate.Write("tokenizer.json", """
            {"model": {"vocab": {"a": 0, "b": 2, "c": 1}}, "added_tokens": [{"id": 3, "content": "</s>"}]}
            """);

        SafetyGateException refusal = Should.Throw<SafetyGateException>(() => Compare(baseline, candidate));
        refusal.Code.ShouldBe(CheckpointErrors.NotComparable);
        string[] expected =
        [
            "config.json: model_type is '\"llama\"' in the base and '\"mistral\"' in the candidate",
            "config.json: architectures is '[\"LlamaForCausalLM\"]' in the base and '[\"MistralForCausalLM\"]' in the candidate",
            "config.json: hidden_size is '2' in the base and '4' in the candidate",
            "tensor 'embed.weight' has the shape [3, 2] in the base and [2, 3] in the candidate",
            "tensor 'layer.0.weight' is BF16 in the base and F16 in the candidate",
            "tensor 'norm.weight' is only in the base",
            "tensor 'stranger' is only in the candidate",
            "tokenizer.json: the vocabulary differs: 2 ('b' = 1, 'c' = 2) only in the base, 2 ('c' = 1, 'b' = 2) only in the candidate",
            "tokenizer.json: the list of added tokens differs: 1 ('<s>' = 3) only in the base, 1 ('</s>' = 3) only in the candidate",
        ];
        refusal.Problems.Count.ShouldBe(expected.Length, string.Join('\n', refusal.Problems));
        foreach ((string problem, string start) in refusal.Problems.Zip(expected))
            problem.ShouldStartWith(start);
    }

    [Fact]
    public void A_size_that_only_one_configuration_writes_out_is_no_difference()
    {
        using TemporaryFolder baseline = TinyCheckpoint.Create();
        using TemporaryFolder candidate = TinyCheckpoint.Create(
            TinyCheckpoint.Config.Replace("\"hidden_size\"", "\"head_dim\": 2, \"hidden_size\"", StringComparison.Ordinal));
        Should.NotThrow(() => Compare(baseline, candidate));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_stored_head_is_no_difference_in_a_tied_model_alone(string tied, bool comparable)
    {
        string config = TinyCheckpoint.Config.Replace("\"hidden_size\"", $"\"tie_word_embeddings\": {tied}, \"hidden_size\"", StringComparison.Ordinal);
        using TemporaryFolder baseline = TinyCheckpoint.Create(config);
        using TemporaryFolder candidate = TinyCheckpoint.Create(config);
        SafetensorsWriter.Write(candidate["model.safetensors"],
            [.. TinyCheckpoint.Tensors, ("lm_head.weight", "F32", [1], [1])]);
        if (comparable)
            Should.NotThrow(() => Compare(baseline, candidate));
        else
            Should.Throw<SafetyGateException>(() => Compare(baseline, candidate)).Problems.ShouldHaveSingleItem().ShouldContain("lm_head");
    }

    [Fact]
    public void Unigram_vocabularies_are_compared_by_position_and_long_lists_are_cut()
    {
        static string Unigram(string last) => $$$"""
            {"model": {"type": "Unigram", "vocab": [{{{string.Join(",", Enumerable.Range(0, 20).Select(i => $"[\"{last}{i}\", -{i}.5]"))}}}]}}
            """;
        using TemporaryFolder baseline = TinyCheckpoint.Create();
        using TemporaryFolder candidate = TinyCheckpoint.Create();
        baseline.Write("tokenizer.json", Unigram("x"));
        candidate.Write("tokenizer.json", Unigram("y"));
        string problem = Should.Throw<SafetyGateException>(() => Compare(baseline, candidate)).Problems.ShouldHaveSingleItem();
        problem.ShouldContain("20 ('x0' = 0, 'x1' = 1, 'x2' = 2, 'x3' = 3, 'x4' = 4, ...) only in the base");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"model": {"vocab": {"a": "0"}}}""")]
    [InlineData("""{"model": {"vocab": [["a"]]}}""")]
    [InlineData("""{"model": {"vocab": {"a": 0}}, "added_tokens": [{"id": 1}]}""")]
    public void A_damaged_tokenizer_is_refused(string tokenizer)
    {
        using TemporaryFolder baseline = TinyCheckpoint.Create();
        using TemporaryFolder candidate = TinyCheckpoint.Create();
        baseline.Write("tokenizer.json", Tokenizer);
        candidate.Write("tokenizer.json", tokenizer);
        SafetyGateException refusal = Should.Throw<SafetyGateException>(() => Compare(baseline, candidate));
        refusal.Code.ShouldBe(CheckpointErrors.DamagedConfig);
        refusal.Message.ShouldContain("candidate: tokenizer.json");
    }

    private static void Compare(TemporaryFolder baseline, TemporaryFolder candidate)
    {
        using Checkpoint ours = Checkpoint.Open(baseline.Path);
        using Checkpoint theirs = Checkpoint.Open(candidate.Path);
        CheckpointComparison.RequireComparable(ours, theirs);
    }
}
