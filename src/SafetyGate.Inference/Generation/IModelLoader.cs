using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>Puts a checkpoint on one kind of engine. Each engine has one; callers never see its tensors.</summary>
public interface IModelLoader
{
    /// <summary>What the models will run on.</summary>
    EngineDescription Engine { get; }

    /// <summary>Bytes of the working copy of a model's weights.</summary>
    long WeightBytes(IDecoder decoder);

    /// <summary>Bytes of memory that the engine's device has for a model; null where it is the machine's own.</summary>
    long? DeviceMemory => null;

    /// <summary>Floating-point operations per second of the engine on this machine; takes some tenths of a second.</summary>
    double MeasureSpeed(TimeProvider clock);

    /// <summary>Reads the weights into a new engine.</summary>
    ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder);
}
