using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.TorchSharp.Tests;

namespace SafetyGate.TestSupport;

/// <summary>Gives the tests that every engine must pass this one, in float32, by whatever name they ask.</summary>
internal static class TestEngines
{
    public static IReadOnlyList<string> Names { get; } = ["torch"];

    public static ILanguageModel Load(string engine, Checkpoint checkpoint) =>
        Torch.Loader().Load(checkpoint, ModelFamilies.Read(checkpoint.Config));
}
