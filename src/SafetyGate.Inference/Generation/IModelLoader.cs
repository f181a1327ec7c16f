using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>Puts a checkpoint on one kind of engine. Each engine has one; callers never see its tensors.</summary>
public interface IModelLoader
{
    /// <summary>What the models will run on.</summary>
    EngineDescription Engine { get; }

    /// <summary>Bytes of the working copy of a model's weights.</summary>
    long WeightBytes(IDecoder decoder);

    /// <summary>Reads the weights into a new engine.</summary>
    ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder);
}

/// <summary>Loads onto <see cref="ScalarEngine"/>.</summary>
public sealed class ScalarLoader : IModelLoader
{
    public EngineDescription Engine => ScalarEngine.About;

    public long WeightBytes(IDecoder decoder) => decoder.Parameters.Sum(p => p.Shape.ElementCount) * sizeof(float);

    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder) =>
        new LanguageModel<ScalarTensor>(new ScalarEngine(), checkpoint, decoder);
}

/// <summary>Loads onto <see cref="SimdEngine"/>.</summary>
/// <param name="threads">Threads of each engine, at least 1.</param>
public sealed class SimdLoader(int threads) : IModelLoader
{
    public EngineDescription Engine => SimdEngine.About;

    public long WeightBytes(IDecoder decoder) => decoder.Parameters.Sum(p => p.Shape.ElementCount) * sizeof(float);

    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder) =>
        new LanguageModel<SimdTensor>(new SimdEngine(threads), checkpoint, decoder);
}
