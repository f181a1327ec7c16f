using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Tests.Generation;

namespace SafetyGate.Inference.TorchSharp.Tests.Weights;

/// <summary>With noise from the host the working copy has the bits of every other engine's.</summary>
public sealed class TorchWeightsTests : WeightsTests<TorchTensor>
{
    private protected override IEngine<TorchTensor> CreateEngine() => Torch.Engine(deviceNoise: false);
}
