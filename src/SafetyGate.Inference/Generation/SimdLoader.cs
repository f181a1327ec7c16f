using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>Loads onto <see cref="SimdEngine"/>.</summary>
/// <param name="threads">Threads of each engine, at least 1.</param>
public sealed class SimdLoader(int threads) : IModelLoader
{
    public EngineDescription Engine => SimdEngine.About;

    public long WeightBytes(IDecoder decoder) => sizeof(float) * decoder.CountParameters();

    public double MeasureSpeed(TimeProvider clock)
    {
        using var engine = new SimdEngine(threads);
        return EngineProbe.OperationsPerSecond(engine, clock);
    }

    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder) =>
        new LanguageModel<SimdTensor>(new SimdEngine(threads), checkpoint, decoder);
}
