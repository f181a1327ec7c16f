using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Tests.Generation;

public sealed class ChatGeneratorTests
{
    [Fact]
    public void Messages_go_through_the_codec_in_order_and_are_encoded_once()
    {
        var codec = new NumberCodec();
        using var generator = new ChatGenerator(new DoublingModel(), codec, new GenerationOptions());
        for (int point = 0; point < 3; point++)
        {
            generator.Complete([new("3"), new("14"), new("3")], watch: null, TestContext.Current.CancellationToken).ShouldBe(
            [
                new Completion("6", 1, FinishReason.EndToken),
                new Completion("28", 1, FinishReason.EndToken),
                new Completion("6", 1, FinishReason.EndToken),
            ]);
        }

        codec.Encoded.ShouldBe(["3", "14"]);
    }

    [Fact]
    public void A_text_by_itself_is_scored_window_by_window_after_the_begin_token()
    {
        var model = new DoublingModel();
        using var generator = new ChatGenerator(model, new NumberCodec { BeginToken = 1 }, new GenerationOptions());
        generator.Score([new ScoringRequest(null, "2 3 4 5 6") { Window = 3 }], TestContext.Current.CancellationToken)
            .ShouldBe([new Likelihood(-10, 5)]);
        Scored(model).ShouldBe(["1 | 2 3", "1 | 4 5", "1 | 6"]);
    }

    [Fact]
    public void Without_a_begin_token_a_window_begins_with_the_last_token_before_it()
    {
        var model = new DoublingModel();
        using var generator = new ChatGenerator(model, new NumberCodec(), new GenerationOptions());
        generator.Score([new ScoringRequest(null, "2 3 4 5 6") { Window = 3 }, new ScoringRequest(null, "7")], TestContext.Current.CancellationToken)
            .ShouldBe([new Likelihood(-9, 4), new Likelihood(0, 0)]);
        Scored(model).ShouldBe(["2 | 3 4", "4 | 5 6"]);
    }

    [Fact]
    public void A_window_never_outgrows_the_model()
    {
        var model = new DoublingModel();
        using var generator = new ChatGenerator(model, new NumberCodec { BeginToken = 1 }, new GenerationOptions());
        generator.Score([new ScoringRequest(null, string.Join(' ', Enumerable.Range(2, 20))) { Window = 512 }], TestContext.Current.CancellationToken);
        model.Scored.Max(request => request.Context.Count + request.Continuation.Count).ShouldBe(8);
        model.Scored.Sum(request => request.Continuation.Count).ShouldBe(20);
    }

    [Fact]
    public void An_answer_is_scored_after_its_question_and_one_without_tokens_is_refused()
    {
        var model = new DoublingModel();
        using var generator = new ChatGenerator(model, new NumberCodec(), new GenerationOptions());
        ChatRequest question = new("9");
        generator.Score([new ScoringRequest(question, "4 6"), new ScoringRequest(question, "8")], TestContext.Current.CancellationToken)
            .ShouldBe([new Likelihood(-5, 2), new Likelihood(-4, 1)]);
        Scored(model).ShouldBe(["9 | 4 6", "9 | 8"]);
        Should.Throw<SafetyGateException>(() => generator.Score([new ScoringRequest(question, "")], TestContext.Current.CancellationToken))
            .Code.ShouldBe(ChatErrors.EmptyContinuation);
    }

    private static IEnumerable<string> Scored(DoublingModel model) =>
        model.Scored.Select(request => $"{string.Join(' ', request.Context)} | {string.Join(' ', request.Continuation)}");

    [Fact]
    public void The_model_goes_with_its_generator()
    {
        var model = new DoublingModel();
        new ChatGenerator(model, new NumberCodec(), new GenerationOptions()).Dispose();
        model.Disposed.ShouldBeTrue();
    }

    private sealed class NumberCodec : IChatCodec
    {
        public List<string> Encoded { get; } = [];

        public IReadOnlyList<int> Encode(ChatRequest request)
        {
            Encoded.Add(request.Message);
            return [int.Parse(request.Message, System.Globalization.CultureInfo.InvariantCulture)];
        }

        public IReadOnlyList<int> EncodeText(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];

        public int? BeginToken { get; init; }

        public string Decode(IReadOnlyList<int> tokens) => string.Join(' ', tokens);
    }

    private sealed class DoublingModel : ILanguageModel
    {
        public bool Disposed { get; private set; }

        public EngineDescription Engine => throw new NotSupportedException();

        public DecoderSize Size { get; } = new(1, 1, 1, 1, 100, 8);

        public List<LikelihoodRequest> Scored { get; } = [];

        public IDisposable Perturb(IPerturbation perturbation) => throw new NotSupportedException();

        public IReadOnlyList<TokenSequence> Generate(
            IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation) =>
            [.. prompts.Select(prompt => new TokenSequence([2 * prompt[0]], FinishReason.EndToken))];

        public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation)
        {
            Scored.AddRange(requests);
            return [.. requests.Select(request => request.Continuation.Select(token => -0.5 * token).ToArray())];
        }

        public void Dispose() => Disposed = true;
    }
}
