using System.Diagnostics.CodeAnalysis;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>A scripted model that has room for so many rows.</summary>
public sealed class BatchHalvingTests
{
    private static readonly IReadOnlyList<int>[] Prompts = [.. Enumerable.Range(0, 80).Select(i => (IReadOnlyList<int>)[i])];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_batch_that_does_not_fit_is_halved_until_it_does_and_the_answers_are_all_there(bool managed)
    {
        using var room = new RoomFor(12, managed);
        using var model = new BatchHalving(room);

        IReadOnlyList<TokenSequence> answers = Generate(model, 80);

        room.Asked.Select(options => options.BatchSize).ShouldBe([80, 40, 20, 10]);
        room.Asked.Select(options => options.PrefillTokens).ShouldBe([1024, 512, 256, 128]);
        answers.Select(answer => answer.Tokens.ShouldHaveSingleItem()).ShouldBe(Enumerable.Range(0, 80));
        model.BatchLimit.ShouldBe(10);
    }

    [Fact]
    public void What_was_too_much_once_is_not_tried_again()
    {
        using var room = new RoomFor(12);
        using var model = new BatchHalving(room);
        Generate(model, 80);
        room.Asked.Clear();

        Generate(model, 80);
        Generate(model, 4);

        room.Asked.Select(options => options.BatchSize).ShouldBe([10, 4]);
    }

    [Fact]
    public void A_batch_larger_than_the_prompts_is_halved_from_their_number()
    {
        using var room = new RoomFor(3);
        using var model = new BatchHalving(room);
        model.Generate(Prompts[..5], new GenerationOptions { BatchSize = 1000 }, watch: null, TestContext.Current.CancellationToken);
        room.Asked.Select(options => options.BatchSize).ShouldBe([5, 2]);
    }

    [Fact]
    public void One_row_that_does_not_fit_is_the_error()
    {
        using var room = new RoomFor(0);
        using var model = new BatchHalving(room);
        var error = Should.Throw<SafetyGateException>(() => Generate(model, 6));
        error.Code.ShouldBe(EngineErrors.OutOfMemory);
        room.Asked.Select(options => options.BatchSize).ShouldBe([6, 3, 1]);
    }

    [Fact]
    public void Other_errors_are_not_tried_again()
    {
        using var room = new RoomFor(80) { Error = new SafetyGateException(EngineErrors.NonFiniteLogits, "scripted") };
        using var model = new BatchHalving(room);
        Should.Throw<SafetyGateException>(() => Generate(model, 80)).ShouldBeSameAs(room.Error);
        room.Asked.Count.ShouldBe(1);
    }

    private static IReadOnlyList<TokenSequence> Generate(BatchHalving model, int batch) =>
        model.Generate(Prompts, new GenerationOptions { BatchSize = batch }, watch: null, TestContext.Current.CancellationToken);

    /// <summary>Answers each prompt with its own first token.</summary>
    private sealed class RoomFor(int rows, bool managed = false) : ILanguageModel
    {
        public List<GenerationOptions> Asked { get; } = [];

        public Exception? Error { get; init; }

        public EngineDescription Engine => new("scripted", "cpu", "float32", "");

        public DecoderSize Size => new(1, 1, 1, 1, 100, 100);

        public IDisposable Perturb(IPerturbation perturbation) => throw new NotSupportedException();

        [SuppressMessage("Usage", "CA2201", Justification = "it is what the runtime throws")]
        public IReadOnlyList<TokenSequence> Generate(
            IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation)
        {
            Asked.Add(options);
            if (Error is not null)
                throw Error;
            if (options.BatchSize > rows)
                throw managed ? new OutOfMemoryException() : new SafetyGateException(EngineErrors.OutOfMemory, "scripted");
            return [.. prompts.Select(prompt => new TokenSequence([prompt[0]], FinishReason.Length))];
        }

        public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) => [];

        public IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation) => [];

        public void Dispose()
        {
        }
    }
}
