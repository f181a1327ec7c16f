using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>Loads onto <see cref="ScalarEngine"/>.</summary>
public sealed class ScalarLoader : IModelLoader
{
    public EngineDescription Engine => ScalarEngine.About;

    public long WeightBytes(IDecoder decoder) => sizeof(float) * decoder.CountParameters();

    public double MeasureSpeed(TimeProvider clock)
    {
        using var engine = new ScalarEngine();
        return EngineProbe.OperationsPerSecond(engine, clock);
    }

    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder) =>
        new LanguageModel<ScalarTensor>(new ScalarEngine(), checkpoint, decoder);
}
