using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Runs;

/// <summary>Loads the model at the first point that is not stored yet: a run that is complete never loads one.</summary>
internal sealed class LazyGenerator(Func<ChatGenerator> load) : IGenerator, IDisposable
{
    private readonly Lazy<ChatGenerator> _generator = new(load);

    public IDisposable Perturb(IPerturbation perturbation) => _generator.Value.Perturb(perturbation);

    public IReadOnlyList<Completion> Complete(
        IReadOnlyList<ChatRequest> requests, IResponseWatch? watch, CancellationToken cancellation) =>
        _generator.Value.Complete(requests, watch, cancellation);

    public IReadOnlyList<Likelihood> Score(IReadOnlyList<ScoringRequest> requests, CancellationToken cancellation) =>
        _generator.Value.Score(requests, cancellation);

    public void Dispose()
    {
        if (_generator.IsValueCreated)
            _generator.Value.Dispose();
    }
}
