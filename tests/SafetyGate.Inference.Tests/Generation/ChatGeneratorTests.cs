using SafetyGate.Inference.Compute;
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

        public string Decode(IReadOnlyList<int> tokens) => string.Join(' ', tokens);
    }

    private sealed class DoublingModel : ILanguageModel
    {
        public bool Disposed { get; private set; }

        public EngineDescription Engine => throw new NotSupportedException();

        public DecoderSize Size => throw new NotSupportedException();

        public IDisposable Perturb(IPerturbation perturbation) => throw new NotSupportedException();

        public IReadOnlyList<TokenSequence> Generate(
            IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation) =>
            [.. prompts.Select(prompt => new TokenSequence([2 * prompt[0]], FinishReason.EndToken))];

        public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public void Dispose() => Disposed = true;
    }
}
