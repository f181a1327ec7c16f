using Tensor = TorchSharp.torch.Tensor;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>A tensor of libtorch on the engine's device.</summary>
public sealed class TorchTensor : IDisposable
{
    internal TorchTensor(Tensor value) => Value = value;

    internal Tensor Value { get; }

    /// <summary>The origin's values on the device, where there is room for them; only parameters have one.</summary>
    internal Tensor? Pristine { get; set; }

    public void Dispose()
    {
        Value.Dispose();
        Pristine?.Dispose();
    }
}
