using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;

namespace SafetyGate.Landscape.Tests.Sweeps;

/// <summary>Writes down the alphas that it is asked for.</summary>
internal sealed class ScriptedDirection(string name, List<(string Direction, double Alpha)> asked) : IDirection
{
    public string Name => name;

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        asked.Add((name, alpha));
        return null;
    }
}
