using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;
using Tensor = TorchSharp.torch.Tensor;

namespace SafetyGate.Inference.TorchSharp.Tests;

/// <summary>libtorch's memory is not the collector's: whatever a step makes must be gone after it.</summary>
public sealed class LeakTests
{
    private static readonly int[][] Prompts = [[1, 2, 3, 4, 5], [6], [7, 8, 9], [10, 11]];

    [Fact]
    public void A_hundred_decode_steps_leave_no_more_tensors_than_one()
    {
        using var tiny = new TinyModel(context: 256);
        using ILanguageModel model = Torch.Loader().Load(tiny.Checkpoint, tiny.Decoder);
        Generate(101); // the cache is made for the longest
        long few = Count(2);
        long many = Count(101);
        many.ShouldBe(few);

        long Count(int tokens)
        {
            Generate(tokens);
            return Tensor.TotalCount;
        }

        void Generate(int tokens) =>
            model.Generate(Prompts, new GenerationOptions { MaxNewTokens = tokens }, TestContext.Current.CancellationToken)
                .ShouldAllBe(row => row.Tokens.Count == tokens);
    }

    [Fact]
    public void A_model_that_is_disposed_leaves_nothing()
    {
        Torch.Start();
        using var tiny = new TinyModel();
        Use(tiny);
        long before = Tensor.TotalCount;
        for (int i = 0; i < 5; i++)
            Use(tiny);
        Tensor.TotalCount.ShouldBe(before);
    }

    private static void Use(TinyModel tiny)
    {
        using ILanguageModel model = Torch.Loader().Load(tiny.Checkpoint, tiny.Decoder);
        using (model.Perturb(new Inference.Tests.Generation.ScriptedPerturbation(
            origin => new Perturbations.NoiseOffset(Perturbations.PhiloxKey.Of(1, 2, origin.Name), 0.1f))))
        {
            model.Generate(Prompts, new GenerationOptions { MaxNewTokens = 3 }, TestContext.Current.CancellationToken);
        }

        model.Score(Prompts, TestContext.Current.CancellationToken);
    }
}
