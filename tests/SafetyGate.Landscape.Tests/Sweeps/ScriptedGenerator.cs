using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Tests.Sweeps;

/// <summary>
/// Stands in for a model: it answers with the number of its perturbation and the message, and knows whether it is perturbed.
/// </summary>
internal sealed class ScriptedGenerator : IGenerator
{
    public List<IPerturbation> Perturbations { get; } = [];

    public bool Perturbed { get; private set; }

    /// <summary>Called with the number of the perturbation, from 0, before it answers.</summary>
    public Action<int> BeforeAnswer { get; init; } = _ => { };

    /// <summary>Answers that it leaves out.</summary>
    public int Missing { get; init; }

    public IDisposable Perturb(IPerturbation perturbation)
    {
        Perturbed.ShouldBeFalse("perturbations do not nest");
        Perturbed = true;
        Perturbations.Add(perturbation);
        return new Restore(this);
    }

    public IReadOnlyList<Completion> Complete(
        IReadOnlyList<ChatRequest> requests, IResponseWatch? watch, CancellationToken cancellation)
    {
        Perturbed.ShouldBeTrue();
        BeforeAnswer(Perturbations.Count - 1);
        cancellation.ThrowIfCancellationRequested();
        return [.. requests.SkipLast(Missing).Select((request, i) =>
            new Completion($"{Perturbations.Count - 1}: {request.Message}", i + 1, i % 2 == 0 ? FinishReason.EndToken : FinishReason.Length))];
    }

    public IReadOnlyList<Likelihood> Score(IReadOnlyList<ScoringRequest> requests, CancellationToken cancellation)
    {
        Perturbed.ShouldBeTrue();
        BeforeAnswer(Perturbations.Count - 1);
        return [.. requests.SkipLast(Missing).Select(request => new Likelihood(-request.Text.Length - Perturbations.Count, request.Text.Length))];
    }

    private sealed class Restore(ScriptedGenerator generator) : IDisposable
    {
        public void Dispose() => generator.Perturbed = false;
    }
}
