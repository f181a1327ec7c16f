using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>Greedy decoding on a tiny random model, against decoding one token at a time by scoring the whole prefix.</summary>
public sealed class LanguageModelTests
{
    private const int NewTokens = 12;
    private static readonly GenerationOptions Options = new() { MaxNewTokens = NewTokens };

    public static TheoryData<string> Engines() => [.. TestSupport.TestEngines.Names];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Cached_decoding_in_batches_of_any_size_gives_the_tokens_of_plain_scoring(string engine)
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        IReadOnlyList<int>[] prompts = Prompts(23);
        int[][] expected = [.. prompts.Select(prompt => Continue(model, prompt))];

        foreach (int batch in new[] { 1, 2, 7, 23, 80 })
        {
            foreach (int prefill in new[] { 1, 20, 1024 })
            {
                TokenSequence[] rows = Generate(model, prompts, Options with { BatchSize = batch, PrefillTokens = prefill });
                rows.Select(row => row.Tokens.ToArray()).ShouldBe(expected, $"batch {batch}, prefill {prefill}");
                rows.ShouldAllBe(row => row.Finish == FinishReason.Length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void End_tokens_cut_each_row_by_itself_and_an_immediate_one_leaves_it_empty(string engine)
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        IReadOnlyList<int>[] prompts = Prompts(23);
        TokenSequence[] whole = Generate(model, prompts, Options);
        int[] ends = [whole[0].Tokens[0], whole[5].Tokens[3], whole[9].Tokens[7]];

        TokenSequence[] cut = Generate(model, prompts, Options with { EndTokens = ends, BatchSize = 9 });

        cut[0].ShouldSatisfyAllConditions(
            row => row.Tokens.ShouldBeEmpty(),
            row => row.Finish.ShouldBe(FinishReason.EndToken));
        for (int row = 0; row < prompts.Length; row++)
        {
            cut[row].Tokens.ShouldBe(whole[row].Tokens.TakeWhile(token => !ends.Contains(token)));
            cut[row].Finish.ShouldBe(cut[row].Tokens.Count < NewTokens ? FinishReason.EndToken : FinishReason.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void One_new_token_is_the_argmax_of_the_prompt(string engine)
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        IReadOnlyList<int>[] prompts = Prompts(5);
        IReadOnlyList<float[]> scores = model.Score(prompts, TestContext.Current.CancellationToken);

        TokenSequence[] rows = Generate(model, prompts, Options with { MaxNewTokens = 1 });

        rows.Select(row => row.Tokens.ShouldHaveSingleItem()).ShouldBe(scores.Select(s => Array.IndexOf(s, s.Max())));
    }

    [Fact]
    public void Sessions_of_growing_and_shrinking_size_share_no_state()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        IReadOnlyList<int>[] prompts = Prompts(40);
        TokenSequence[] expected = Generate(model, prompts, Options);
        foreach ((int first, int count) in new[] { (0, 1), (3, 2), (0, 40), (39, 1), (10, 25), (1, 1) })
        {
            TokenSequence[] rows = Generate(model, prompts[first..(first + count)], Options);
            for (int i = 0; i < count; i++)
                rows[i].Tokens.ShouldBe(expected[first + i].Tokens, $"{count} from {first}");
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit_of_the_logits()
    {
        using var tiny = new TinyModel();
        IReadOnlyList<int>[] prompts = Prompts(30);
        float[][][] scores = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            using var model = new LanguageModel<SimdTensor>(new SimdEngine(threads), tiny.Checkpoint, tiny.Decoder);
            return model.Score(prompts, TestContext.Current.CancellationToken).ToArray();
        })];

        for (int row = 0; row < prompts.Length; row++)
        {
            scores[1][row].ShouldHaveTheBitsOf(scores[0][row], $"2 threads, row {row}");
            scores[2][row].ShouldHaveTheBitsOf(scores[0][row], $"3 threads, row {row}");
        }
    }

    [Theory]
    [InlineData(117, 12)]
    [InlineData(1, 128)]
    [InlineData(5, int.MaxValue)]
    public void What_does_not_fit_the_context_is_refused_before_anything_runs(int length, int newTokens)
    {
        using var tiny = new TinyModel(context: 128);
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        IReadOnlyList<int>[] prompts = [[1, 2, 3], [.. Enumerable.Repeat(1, length)]];

        var error = Should.Throw<SafetyGateException>(() => Generate(model, prompts, Options with { MaxNewTokens = newTokens }));

        error.Code.ShouldBe(EngineErrors.SequenceTooLong);
        error.Message.ShouldStartWith("SG3004");
    }

    [Fact]
    public void A_sequence_that_fills_the_context_runs()
    {
        using var tiny = new TinyModel(context: 32);
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        int[] prompt = [.. Enumerable.Range(1, 20)];
        Generate(model, [prompt], Options)[0].Tokens.ShouldBe(Continue(model, prompt));
    }

    [Fact]
    public void Senseless_requests_are_refused()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        Should.Throw<ArgumentException>(() => Generate(model, [], Options));
        Should.Throw<ArgumentException>(() => Generate(model, [[1], []], Options));
        Should.Throw<ArgumentException>(() => Generate(model, [[1, 67]], Options));
        Should.Throw<ArgumentException>(() => Generate(model, [[-1]], Options));
        Should.Throw<ArgumentException>(() => Generate(model, [[1]], Options with { MaxNewTokens = 0 }));
        Should.Throw<ArgumentException>(() => Generate(model, [[1]], Options with { BatchSize = 0 }));
        Should.Throw<ArgumentException>(() => Generate(model, [[1]], Options with { PrefillTokens = 0 }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void NaN_in_the_logits_is_an_error_and_not_an_answer(string engine)
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        TokenSequence[] before = Generate(model, Prompts(3), Options);
        using (model.Perturb(new ScriptedPerturbation(origin =>
            origin.Name == "model.norm.weight" ? new DenseOffset(() => [.. Enumerable.Repeat(float.NaN, 24)], 1) : null)))
        {
            Should.Throw<SafetyGateException>(() => Generate(model, Prompts(3), Options)).Code.ShouldBe(EngineErrors.NonFiniteLogits);
        }

        Generate(model, Prompts(3), Options).Select(row => row.Tokens).ShouldBe(before.Select(row => row.Tokens));
    }

    [Fact]
    public void Cancellation_stops_and_the_model_works_on()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        Should.Throw<OperationCanceledException>(() => model.Generate(Prompts(3), Options, new CancellationToken(canceled: true)));
        Generate(model, Prompts(3), Options).Length.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_shared_beginning_changes_no_token_in_batches_of_any_size(string engine)
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        int[] head = [.. Enumerable.Range(1, 21)];
        IReadOnlyList<int>[] prompts = [.. Prompts(17).Select(prompt => (IReadOnlyList<int>)[.. head, .. prompt])];
        int[][] expected = [.. Generate(model, prompts, Options with { SharePrefix = false }).Select(row => row.Tokens.ToArray())];
        expected[3].ShouldBe(Continue(model, prompts[3]));

        foreach (int batch in new[] { 1, 2, 7, 17 })
        {
            foreach (int prefill in new[] { 1, 8, 1024 })
            {
                Generate(model, prompts, Options with { BatchSize = batch, PrefillTokens = prefill }).Select(row => row.Tokens.ToArray())
                    .ShouldBe(expected, $"batch {batch}, prefill {prefill}");
            }
        }
    }

    [Fact]
    public void A_watch_ends_the_sequences_that_it_names_and_no_others_change()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        IReadOnlyList<int>[] prompts = Prompts(23);
        TokenSequence[] whole = Generate(model, prompts, Options);
        var watch = new ScriptedWatch((prompt, tokens) => tokens == 1 + prompt % NewTokens);

        foreach (int batch in new[] { 1, 5, 80 })
        {
            IReadOnlyList<TokenSequence> cut = model.Generate(prompts, Options with { BatchSize = batch }, watch, TestContext.Current.CancellationToken);
            for (int i = 0; i < prompts.Length; i++)
            {
                int length = 1 + i % NewTokens;
                cut[i].Tokens.ShouldBe(whole[i].Tokens.Take(length));
                cut[i].Finish.ShouldBe(length < NewTokens ? FinishReason.Settled : FinishReason.Length);
            }
        }
    }

    private sealed class ScriptedWatch(Func<int, int, bool> ends) : ITokenWatch
    {
        public bool IsSettled(int prompt, ReadOnlySpan<int> tokens) => ends(prompt, tokens.Length);
    }

    private static TokenSequence[] Generate(ILanguageModel model, IReadOnlyList<int>[] prompts, GenerationOptions options) =>
        [.. model.Generate(prompts, options, TestContext.Current.CancellationToken)];

    /// <summary>Rows of 1 to 11 tokens.</summary>
    private static IReadOnlyList<int>[] Prompts(int count)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, count).Select(_ =>
            (IReadOnlyList<int>)[.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(67))])];
    }

    private static int[] Continue(ILanguageModel model, IReadOnlyList<int> prompt)
    {
        var tokens = prompt.ToList();
        for (int i = 0; i < NewTokens; i++)
        {
            float[] logits = model.Score([tokens], TestContext.Current.CancellationToken)[0];
            tokens.Add(Array.IndexOf(logits, logits.Max()));
        }

        return [.. tokens.Skip(prompt.Count)];
    }
}
