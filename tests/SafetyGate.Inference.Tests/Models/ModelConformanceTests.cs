using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>Every supported golden model, on every engine, against Hugging Face transformers in float32.</summary>
[Trait("Category", Golden.Category)]
public sealed class ModelConformanceTests
{
    private const float Tolerance = 1e-4f; // absolute and relative, as the golden set states

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string model in GoldenModel.Supported())
        {
            foreach (string engine in TestEngines.Names)
                cases.Add(model, engine);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_after_rows_of_different_length_match(string folder, string engine)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        using var checkpoint = golden.Open();
        using ILanguageModel model = TestEngines.Load(engine, checkpoint);

        IReadOnlyList<float[]> batched = model.Score(golden.Prompts, TestContext.Current.CancellationToken);

        for (int row = 0; row < golden.Prompts.Count; row++)
            ShouldMatch(batched[row], golden.LastLogits[row], $"row {row}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_at_every_position_match_one_by_one(string folder, string engine)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        using var checkpoint = golden.Open();
        using ILanguageModel model = TestEngines.Load(engine, checkpoint);

        IReadOnlyList<int> prompt = golden.Prompts[golden.FullRow];
        for (int length = 1; length <= prompt.Count; length++)
        {
            float[] logits = model.Score([[.. prompt.Take(length)]], TestContext.Current.CancellationToken)[0];
            ShouldMatch(logits, golden.FullLogits[length - 1], $"position {length - 1}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Greedy_tokens_are_exact_batched_and_one_by_one(string folder, string engine)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        using var checkpoint = golden.Open();
        using ILanguageModel model = TestEngines.Load(engine, checkpoint);
        var options = new GenerationOptions { MaxNewTokens = golden.MaxNewTokens };

        IReadOnlyList<TokenSequence> batched = model.Generate(golden.Prompts, options, TestContext.Current.CancellationToken);
        IReadOnlyList<TokenSequence> single = model.Generate(
            golden.Prompts, options with { BatchSize = 1, PrefillTokens = 1 }, TestContext.Current.CancellationToken);

        for (int row = 0; row < golden.Prompts.Count; row++)
        {
            batched[row].Tokens.ShouldBe(golden.Generated[row]);
            single[row].Tokens.ShouldBe(golden.Generated[row]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_ends_at_its_first_end_token(string folder, string engine)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        Assert.SkipUnless(golden.EndCase is not null, "this model has no case with an end token");
        using var checkpoint = golden.Open();
        using ILanguageModel model = TestEngines.Load(engine, checkpoint);
        int end = golden.EndCase!.Value.GetProperty("eos_token_id").GetInt32();
        int[][] expected = GoldenModel.Ids(golden.EndCase.Value, "generated");
        var options = new GenerationOptions { MaxNewTokens = golden.MaxNewTokens, EndTokens = [end] };

        IReadOnlyList<TokenSequence> rows = model.Generate(golden.Prompts, options, TestContext.Current.CancellationToken);

        for (int row = 0; row < expected.Length; row++)
        {
            rows[row].Tokens.ShouldBe(expected[row].TakeWhile(token => token != end));
            rows[row].Finish.ShouldBe(expected[row].Contains(end) ? FinishReason.EndToken : FinishReason.Length);
        }
    }

    private static void ShouldMatch(float[] actual, float[] expected, string what)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
            Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(Tolerance + Tolerance * Math.Abs(expected[i]), $"{what}, token {i}");
    }
}
