using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Inference.Tests.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.TorchSharp.Tests;

/// <summary>What libtorch throws, and what a person reads.</summary>
[SuppressMessage("Usage", "CA2201", Justification = "it is what TorchSharp throws")]
public sealed class OutOfMemoryTests
{
    private static readonly int[][] Prompts = [[1, 2, 3]];

    [Fact]
    public void What_libtorch_throws_when_memory_runs_out_is_known_as_that()
    {
        using TorchEngine engine = Torch.Engine();
        var exception = Should.Throw<ExternalException>(
            () => engine.CreateParameter(new ParameterSpec("huge", new TensorShape(1L << 30, 1L << 22), ParameterUse.Projection)));
        TorchFailure.IsOutOfMemory(exception).ShouldBeTrue(exception.Message);
        TorchFailure.Translate(exception, Torch.Device).Code.ShouldBe(EngineErrors.OutOfMemory);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 79.11 GiB", true)]
    [InlineData("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported", true)]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", true)]
    [InlineData("The size of tensor a (3) must match the size of tensor b (4)\nsecond line", false)]
    public void Errors_are_told_apart_by_their_text(string text, bool outOfMemory)
    {
        SafetyGateException error = TorchFailure.Translate(new ExternalException(text), TorchDevice.Cpu);
        error.Code.ShouldBe(outOfMemory ? EngineErrors.OutOfMemory : TorchErrors.Failure);
        error.Message.ShouldNotContain("\n");
    }

    /// <summary>A perturbation stands in for a full device: nothing here can fill the memory of a real one safely.</summary>
    [Fact]
    public void A_model_that_ran_out_of_memory_says_so_and_works_on()
    {
        using var tiny = new TinyModel();
        using ILanguageModel model = Torch.Loader().Load(tiny.Checkpoint, tiny.Decoder);
        IReadOnlyList<int> before = Generate();

        Should.Throw<SafetyGateException>(() => model.Perturb(new ScriptedPerturbation(_ => throw new ExternalException("CUDA out of memory."))))
            .Code.ShouldBe(EngineErrors.OutOfMemory);

        Generate().ShouldBe(before);
        using (model.Perturb(new ScriptedPerturbation(_ => new ConstantOffset(0.5f))))
            Generate().ShouldNotBe(before);
        Generate().ShouldBe(before);

        IReadOnlyList<int> Generate() => model.Generate(
            Prompts, new GenerationOptions { MaxNewTokens = 8 }, TestContext.Current.CancellationToken)[0].Tokens;
    }
}
