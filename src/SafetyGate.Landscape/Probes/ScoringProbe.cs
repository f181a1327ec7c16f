using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Probes;

/// <summary>Asks how probable texts are and keeps the answers.</summary>
/// <param name="id">See <see cref="IProbe.Id"/>.</param>
/// <param name="at">Where it is asked.</param>
/// <param name="items">What is scored, in order.</param>
public sealed class ScoringProbe(string id, ProbePlace at, IReadOnlyList<ScoringItem> items) : IProbe
{
    private readonly ScoringRequest[] _requests = [.. items.SelectMany(item => item.Requests)];

    public string Id => id;

    public ProbePlace At => at;

    public PointResponses Measure(IGenerator generator, PointKey key, double alpha, CancellationToken cancellation)
    {
        IReadOnlyList<Likelihood> likelihoods = generator.Score(_requests, cancellation);
        if (likelihoods.Count != _requests.Length)
            throw new InvalidOperationException($"the generator gave {likelihoods.Count} scores to {_requests.Length} texts");
        var scores = new ItemScore[items.Count];
        int next = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = new ItemScore(items[i].Id, [.. likelihoods.Skip(next).Take(items[i].Requests.Count)]);
            next += items[i].Requests.Count;
        }

        return new PointResponses(key with { Probe = id }, alpha, []) { Scores = scores };
    }
}

/// <summary>Texts that are scored together.</summary>
/// <param name="Id">Unique in its probe.</param>
/// <param name="Requests">One for a segment of a text; one for each choice of a question.</param>
public sealed record ScoringItem(string Id, IReadOnlyList<ScoringRequest> Requests);
