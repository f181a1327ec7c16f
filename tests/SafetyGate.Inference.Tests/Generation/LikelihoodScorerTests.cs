using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Inference.Tests.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>Log-likelihoods against the plain way: the logits after every prefix, and their log-softmax in double.</summary>
public sealed class LikelihoodScorerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines() => [.. TestSupport.TestEngines.Names];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Many_requests_of_any_length_give_what_scoring_every_prefix_gives(string engine)
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        var random = new Random(5);
        LikelihoodRequest[] requests =
        [
            .. Enumerable.Range(0, 150).Select(_ => new LikelihoodRequest(Tokens(random, 1 + random.Next(20)), Tokens(random, 1 + random.Next(30)))),
        ];
        IReadOnlyList<double[]> found = model.LogLikelihoods(requests, Cancellation);
        found.Select(values => values.Length).ShouldBe(requests.Select(request => request.Continuation.Count));
        for (int i = 0; i < requests.Length; i += 11)
            Close(found[i], Plain(model, requests[i]), $"request {i}");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_sequence_longer_than_a_pass_is_cut_without_a_seam(string engine)
    {
        using var tiny = new TinyModel(context: 1300);
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, tiny.Checkpoint);
        var random = new Random(6);
        // 1,100 tokens of context leave a first pass that asks for nothing.
        var request = new LikelihoodRequest(Tokens(random, 1100), Tokens(random, 90));
        double[] whole = model.LogLikelihoods([request], Cancellation)[0];
        for (int i = 0; i < 90; i += 29)
        {
            float[] logits = model.Score([[.. request.Context, .. request.Continuation.Take(i)]], Cancellation)[0];
            whole[i].ShouldBe(LogSoftmax(logits, request.Continuation[i]), 1e-4);
        }
    }

    [Fact]
    public void Neither_the_other_requests_nor_an_earlier_call_change_a_bit()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        var random = new Random(7);
        LikelihoodRequest[] requests = [.. Enumerable.Range(0, 70).Select(_ => new LikelihoodRequest(Tokens(random, 3), Tokens(random, 40)))];
        IReadOnlyList<double[]> together = model.LogLikelihoods(requests, Cancellation);
        for (int i = 0; i < requests.Length; i += 23)
            model.LogLikelihoods([requests[i]], Cancellation)[0].ShouldBe(together[i]);
    }

    [Fact]
    public void The_perturbed_weights_are_asked_and_the_origin_comes_back()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        var request = new LikelihoodRequest([1, 2, 3], [4, 5, 6]);
        double[] before = model.LogLikelihoods([request], Cancellation)[0];
        using (model.Perturb(new ScriptedPerturbation(_ => new ConstantOffset(0.3f))))
            model.LogLikelihoods([request], Cancellation)[0].ShouldNotBe(before);
        model.LogLikelihoods([request], Cancellation)[0].ShouldBe(before);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = TestSupport.TestEngines.Load("simd", tiny.Checkpoint);
        Should.Throw<ArgumentException>(() => model.LogLikelihoods([new LikelihoodRequest([], [1])], Cancellation));
        Should.Throw<ArgumentException>(() => model.LogLikelihoods([new LikelihoodRequest([1], [])], Cancellation));
        Should.Throw<ArgumentException>(() => model.LogLikelihoods([new LikelihoodRequest([1], [67])], Cancellation));
        Should.Throw<SafetyGateException>(() => model.LogLikelihoods([new LikelihoodRequest([1], new int[128 + 1])], Cancellation))
            .Code.ShouldBe(EngineErrors.SequenceTooLong);
        model.LogLikelihoods([new LikelihoodRequest([1], new int[128])], Cancellation)[0].Length.ShouldBe(128);
        model.LogLikelihoods([], Cancellation).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Category", Golden.Category)]
    [MemberData(nameof(ModelConformanceTests.Cases), MemberType = typeof(ModelConformanceTests))]
    public void Perplexity_agrees_with_the_references_logits(string folder, string engine)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        using var checkpoint = golden.Open();
        using ILanguageModel model = TestSupport.TestEngines.Load(engine, checkpoint);
        IReadOnlyList<int> prompt = golden.Prompts[golden.FullRow];

        double[] found = model.LogLikelihoods([new LikelihoodRequest([prompt[0]], [.. prompt.Skip(1)])], Cancellation)[0];

        double[] expected = [.. Enumerable.Range(1, prompt.Count - 1).Select(i => LogSoftmax(golden.FullLogits[i - 1], prompt[i]))];
        for (int i = 0; i < expected.Length; i++)
            found[i].ShouldBe(expected[i], 5e-4);
        Math.Exp(-found.Average()).ShouldBe(Math.Exp(-expected.Average()), 1e-3 * Math.Exp(-expected.Average()));
    }

    private static double[] Plain(ILanguageModel model, LikelihoodRequest request) =>
    [
        .. Enumerable.Range(0, request.Continuation.Count).Select(i => LogSoftmax(
            model.Score([[.. request.Context, .. request.Continuation.Take(i)]], Cancellation)[0], request.Continuation[i])),
    ];

    private static double LogSoftmax(float[] logits, int target)
    {
        double largest = logits.Max();
        return logits[target] - largest - Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
    }

    private static int[] Tokens(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(67))];

    private static void Close(double[] found, double[] expected, string what)
    {
        for (int i = 0; i < expected.Length; i++)
            found[i].ShouldBe(expected[i], 1e-4, $"{what}, token {i}");
    }
}
