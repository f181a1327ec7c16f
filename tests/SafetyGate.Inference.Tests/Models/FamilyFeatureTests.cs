using System.Text.Json.Nodes;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>What the golden models do not show: each feature on small random models, against the plain formulas.</summary>
public sealed class FamilyFeatureTests
{
    private const int NewTokens = 6;
    private static readonly int[][] Prompts = [Tokens(15, 1), Tokens(3, 2), Tokens(9, 3), Tokens(21, 4)];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (FamilyCase feature in FamilyCase.All)
        {
            foreach (string engine in TestEngines.Names)
                cases.Add(feature.Name, engine);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_and_greedy_tokens_are_those_of_the_plain_formulas(string name, string engine)
    {
        FamilyCase feature = FamilyCase.All.Single(c => c.Name == name);
        using var random = new RandomModel(feature.Config);
        using ILanguageModel model = Load(engine, random);
        var plain = new PlainDecoder(random.Checkpoint, feature.Plain);

        IReadOnlyList<float[]> scores = model.Score(Prompts, TestContext.Current.CancellationToken);
        int[][] growing = [.. Prompts.Where(p => feature.GrowsPast is not { } limit || p.Length > limit || p.Length + NewTokens <= limit)];
        IReadOnlyList<TokenSequence> answers = model.Generate(
            growing, new GenerationOptions { MaxNewTokens = NewTokens, BatchSize = 3 }, TestContext.Current.CancellationToken);

        for (int row = 0; row < Prompts.Length; row++)
        {
            double[] logits = plain.Score(AtOnce(Prompts[row]));
            for (int i = 0; i < logits.Length; i++)
                ((double)scores[row][i]).ShouldBe(logits[i], 2e-5, $"row {row}, token {i}");
        }

        foreach ((int[] prompt, TokenSequence answer) in growing.Zip(answers))
        {
            List<(int, int)> sequence = AtOnce(prompt);
            answer.Tokens.Count.ShouldBe(NewTokens);
            foreach (int token in answer.Tokens)
            {
                double[] logits = plain.Score(sequence);
                logits[token].ShouldBe(logits.Max(), 1e-4, $"after {sequence.Count} tokens");
                sequence.Add((token, sequence.Count + 1));
            }
        }
    }

    [Fact]
    public void Rope_parameters_of_newer_checkpoints_mean_what_rope_theta_and_rope_scaling_meant()
    {
        (JsonObject Old, JsonObject New)[] pairs =
        [
            (RandomModel.Config("llama", ("rope_theta", 500), ("rope_scaling", Node("""{"rope_type": "linear", "factor": 2}"""))),
             RandomModel.Config("llama", ("rope_parameters", Node("""{"rope_type": "linear", "factor": 2, "rope_theta": 500}""")))),
            (RandomModel.Config("gemma3_text", ("rope_theta", 500), ("rope_local_base_freq", 100), ("sliding_window", 4)),
             RandomModel.Config("gemma3_text", ("sliding_window", 4), ("rope_parameters", Node("""
                {"full_attention": {"rope_type": "default", "rope_theta": 500},
                 "sliding_attention": {"rope_type": "default", "rope_theta": 100}}
                """)))),
            (RandomModel.Config("phi3", ("partial_rotary_factor", 0.5)),
             RandomModel.Config("phi3", ("rope_parameters", Node("""
                {"rope_type": "default", "rope_theta": 10000, "partial_rotary_factor": 0.5}
                """)))),
        ];
        foreach ((JsonObject old, JsonObject young) in pairs)
        {
            using var first = new RandomModel(old);
            using var second = new RandomModel(young);
            using ILanguageModel before = Load("simd", first), after = Load("simd", second);
            IReadOnlyList<float[]> expected = before.Score(Prompts, TestContext.Current.CancellationToken);
            IReadOnlyList<float[]> actual = after.Score(Prompts, TestContext.Current.CancellationToken);
            for (int row = 0; row < Prompts.Length; row++)
                actual[row].ShouldBe(expected[row]);
        }
    }

    [Theory]
    [InlineData("scalar")]
    [InlineData("simd")]
    public void A_response_that_outgrows_the_original_context_of_longrope_is_refused(string engine)
    {
        using var random = new RandomModel(FamilyCase.All.Single(c => c.Name == "phi3 longrope").Config);
        using ILanguageModel model = Load(engine, random);

        var refusal = Should.Throw<SafetyGateException>(() => model.Generate(
            [Tokens(14, 1)], new GenerationOptions { MaxNewTokens = 4 }, TestContext.Current.CancellationToken));

        refusal.Code.ShouldBe(ModelErrors.ContextSwitch);
        model.Generate([Tokens(14, 1)], new GenerationOptions { MaxNewTokens = 3 }, TestContext.Current.CancellationToken)[0]
            .Tokens.Count.ShouldBe(3); // the last token is never run
    }

    private static ILanguageModel Load(string engine, RandomModel random) => TestEngines.Load(engine, random.Checkpoint);

    private static List<(int Token, int Length)> AtOnce(int[] prompt) => [.. prompt.Select(token => (token, prompt.Length))];

    private static JsonNode Node(string json) => JsonNode.Parse(json)!;

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(40))];
    }
}
