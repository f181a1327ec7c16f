using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Benchmarks.Models;

/// <summary>Seconds that a run spends in the stages that an engine sees.</summary>
internal sealed class StageClock
{
    public double Loading { get; private set; }

    public double Perturbing { get; private set; }

    public double Generating { get; private set; }

    public int Tokens { get; private set; }

    /// <summary>A loader whose models report here.</summary>
    public IModelLoader Around(IModelLoader loader) => new Loader(this, loader);

    private sealed class Loader(StageClock clock, IModelLoader inner) : IModelLoader
    {
        public EngineDescription Engine => inner.Engine;

        public long WeightBytes(IDecoder decoder) => inner.WeightBytes(decoder);

        public double MeasureSpeed(TimeProvider time) => inner.MeasureSpeed(time);

        public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder)
        {
            ILanguageModel? model = null;
            clock.Loading += Sampling.Seconds(() => model = inner.Load(checkpoint, decoder));
            return new Model(clock, model!);
        }
    }

    private sealed class Model(StageClock clock, ILanguageModel inner) : ILanguageModel
    {
        public EngineDescription Engine => inner.Engine;

        public DecoderSize Size => inner.Size;

        public IDisposable Perturb(IPerturbation perturbation)
        {
            IDisposable? undo = null;
            clock.Perturbing += Sampling.Seconds(() => undo = inner.Perturb(perturbation));
            return new Undo(clock, undo!);
        }

        public IReadOnlyList<TokenSequence> Generate(
            IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation)
        {
            IReadOnlyList<TokenSequence> result = [];
            clock.Generating += Sampling.Seconds(() => result = inner.Generate(prompts, options, watch, cancellation));
            clock.Tokens += result.Sum(sequence => sequence.Tokens.Count);
            return result;
        }

        public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) =>
            inner.Score(prompts, cancellation);

        public IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation) =>
            inner.LogLikelihoods(requests, cancellation);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Undo(StageClock clock, IDisposable inner) : IDisposable
    {
        public void Dispose() => clock.Perturbing += Sampling.Seconds(inner.Dispose);
    }
}
