using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>Loads onto <see cref="SimdEngine"/>.</summary>
/// <param name="threads">Threads of each engine, at least 1.</param>
/// <param name="precision">How working copies of matrices are kept.</param>
public sealed class SimdLoader(int threads, WeightPrecision precision = WeightPrecision.Float32) : IModelLoader
{
    public EngineDescription Engine { get; } = SimdEngine.Describe(precision);

    public long WeightBytes(IDecoder decoder) => (precision == WeightPrecision.Bfloat16 ? sizeof(ushort) : sizeof(float)) * decoder.CountParameters();

    public double MeasureSpeed(TimeProvider clock)
    {
        using var engine = new SimdEngine(threads, precision);
        return EngineProbe.OperationsPerSecond(engine, clock);
    }

    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder) =>
        new LanguageModel<SimdTensor>(new SimdEngine(threads, precision), checkpoint, decoder);
}
