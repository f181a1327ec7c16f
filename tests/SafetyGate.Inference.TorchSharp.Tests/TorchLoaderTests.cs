using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.TorchSharp.Tests;

/// <summary>What a manifest and a plan learn of the engine.</summary>
public sealed class TorchLoaderTests
{
    [Theory]
    [InlineData(null, "BF16", "float32")] // on a processor
    [InlineData(ElementType.BFloat16, "F32", "bfloat16")]
    [InlineData(ElementType.Float16, "BF16", "float16")]
    public void A_model_says_what_it_computes_in(ElementType? precision, string stored, string name)
    {
        var loader = new TorchLoader(Torch.Start(), new TorchSettings { Device = TorchDevice.Cpu, Precision = precision });
        using var tiny = new TinyModel(elementType: stored);
        using ILanguageModel model = loader.Load(tiny.Checkpoint, tiny.Decoder);
        model.Engine.ShouldBe(loader.Engine);
        (model.Engine.Name, model.Engine.Device, model.Engine.Precision).ShouldBe(("torch", "cpu", name));
        model.Engine.Detail.ShouldContain("libtorch");
    }

    [Fact]
    public void The_speed_is_that_of_many_operations()
    {
        TorchLoader loader = Torch.Loader();
        loader.MeasureSpeed(TimeProvider.System).ShouldBeGreaterThan(1e6);
    }
}
