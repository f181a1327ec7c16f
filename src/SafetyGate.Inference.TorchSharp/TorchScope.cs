using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>What is made in it goes with it, and nothing in it is recorded for gradients.</summary>
internal sealed class TorchScope : IDisposable
{
    private readonly IDisposable _inference = inference_mode();
    private readonly DisposeScope _tensors = NewDisposeScope();

    public void Dispose()
    {
        _tensors.Dispose();
        _inference.Dispose();
    }
}
