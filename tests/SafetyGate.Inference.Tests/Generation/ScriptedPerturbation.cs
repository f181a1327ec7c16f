using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>A perturbation written in the test.</summary>
internal sealed class ScriptedPerturbation(Func<StoredTensor, TensorOffset?> offset) : IPerturbation
{
    public TensorOffset? OffsetFor(StoredTensor origin) => offset(origin);
}

/// <summary>Adds the same number everywhere, or throws where the number is NaN.</summary>
internal sealed class ConstantOffset(float number) : TensorOffset
{
    public override void AddTo(long start, Span<float> values)
    {
        if (float.IsNaN(number))
            throw new InvalidTimeZoneException("scripted");
        foreach (ref float value in values)
            value += number;
    }
}
