using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>A chat model: a language model behind its template and tokenizer. Owns the model.</summary>
public sealed class ChatGenerator(ILanguageModel model, IChatCodec codec, GenerationOptions options) : IGenerator, IDisposable
{
    private readonly Dictionary<ChatRequest, IReadOnlyList<int>> _encoded = [];
    private readonly Dictionary<ScoringRequest, IReadOnlyList<LikelihoodRequest>> _scored = [];

    public IDisposable Perturb(IPerturbation perturbation) => model.Perturb(perturbation);

    public IReadOnlyList<Completion> Complete(
        IReadOnlyList<ChatRequest> requests, IResponseWatch? watch, CancellationToken cancellation)
    {
        IReadOnlyList<int>[] prompts = [.. requests.Select(Encode)];
        return [.. model.Generate(prompts, options, watch is null ? null : new TextWatch(codec, watch), cancellation)
            .Select(sequence => new Completion(codec.Decode(sequence.Tokens), sequence.Tokens.Count, sequence.Finish))];
    }

    public IReadOnlyList<Likelihood> Score(IReadOnlyList<ScoringRequest> requests, CancellationToken cancellation)
    {
        IReadOnlyList<LikelihoodRequest>[] parts = [.. requests.Select(Encode)];
        IReadOnlyList<double[]> values = model.LogLikelihoods([.. parts.SelectMany(part => part)], cancellation);
        var scores = new Likelihood[parts.Length];
        int next = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double[] tokens = [.. values.Skip(next).Take(parts[i].Count).SelectMany(value => value)];
            next += parts[i].Count;
            scores[i] = new Likelihood(tokens.Sum(), tokens.Length);
        }

        return scores;
    }

    public void Dispose() => model.Dispose();

    private IReadOnlyList<LikelihoodRequest> Encode(ScoringRequest request)
    {
        if (!_scored.TryGetValue(request, out IReadOnlyList<LikelihoodRequest>? parts))
            _scored[request] = parts = ScoringTokens.Of(request, codec, model.Size.Context);
        return parts;
    }

    /// <summary>A sweep asks the same prompts at every point; they are rendered once.</summary>
    private IReadOnlyList<int> Encode(ChatRequest request)
    {
        if (!_encoded.TryGetValue(request, out IReadOnlyList<int>? tokens))
            _encoded[request] = tokens = codec.Encode(request);
        return tokens;
    }
}
