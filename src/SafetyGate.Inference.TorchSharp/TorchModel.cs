using System.Runtime.InteropServices;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>A model on the engine, whose errors are in this program's words. Owns the model.</summary>
internal sealed class TorchModel(LanguageModel<TorchTensor> model, TorchEngine engine, TorchDevice device) : ILanguageModel
{
    public EngineDescription Engine => model.Engine;

    public DecoderSize Size => model.Size;

    public IDisposable Perturb(IPerturbation perturbation) =>
        new Restoration(this, Translate(() => model.Perturb(perturbation)));

    public IReadOnlyList<TokenSequence> Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation) =>
        Translate(() => model.Generate(prompts, options, watch, cancellation));

    public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) =>
        Translate(() => model.Score(prompts, cancellation));

    public IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation) =>
        Translate(() => model.LogLikelihoods(requests, cancellation));

    public void Dispose() => model.Dispose();

    private T Translate<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (ExternalException exception)
        {
            SafetyGateException translated = TorchFailure.Translate(exception, device);
            if (translated.Code == EngineErrors.OutOfMemory)
                MakeRoom();
            throw translated;
        }
    }

    /// <summary>Gives back what can be had again, so that a smaller batch finds room.</summary>
    private void MakeRoom()
    {
        model.ReleaseCache();
        engine.ReleasePristine();
        GC.Collect(); // a cache that was half made has no owner
        GC.WaitForPendingFinalizers();
    }

    private sealed class Restoration(TorchModel owner, IDisposable perturbed) : IDisposable
    {
        public void Dispose() => owner.Translate(() =>
        {
            perturbed.Dispose();
            return true;
        });
    }
}
