using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;

namespace SafetyGate.TestSupport;

/// <summary>The engines that every conformance test runs on.</summary>
internal static class TestEngines
{
    public static IReadOnlyList<string> Names { get; } = ["scalar", "simd"];

    /// <summary>A checkpoint's model on the named engine.</summary>
    public static ILanguageModel Load(string engine, Checkpoint checkpoint)
    {
        IDecoder decoder = ModelFamilies.Read(checkpoint.Config);
        return engine == "scalar"
            ? new LanguageModel<ScalarTensor>(new ScalarEngine(), checkpoint, decoder)
            : new LanguageModel<SimdTensor>(new SimdEngine(threads: 2), checkpoint, decoder);
    }
}
