using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>A chat model: a language model behind its template and tokenizer. Owns the model.</summary>
public sealed class ChatGenerator(ILanguageModel model, IChatCodec codec, GenerationOptions options) : IGenerator, IDisposable
{
    private readonly Dictionary<ChatRequest, IReadOnlyList<int>> _encoded = [];

    public IDisposable Perturb(IPerturbation perturbation) => model.Perturb(perturbation);

    public IReadOnlyList<Completion> Complete(
        IReadOnlyList<ChatRequest> requests, IResponseWatch? watch, CancellationToken cancellation)
    {
        IReadOnlyList<int>[] prompts = [.. requests.Select(Encode)];
        return [.. model.Generate(prompts, options, watch is null ? null : new TextWatch(codec, watch), cancellation)
            .Select(sequence => new Completion(codec.Decode(sequence.Tokens), sequence.Tokens.Count, sequence.Finish))];
    }

    public void Dispose() => model.Dispose();

    /// <summary>A sweep asks the same prompts at every point; they are rendered once.</summary>
    private IReadOnlyList<int> Encode(ChatRequest request)
    {
        if (!_encoded.TryGetValue(request, out IReadOnlyList<int>? tokens))
            _encoded[request] = tokens = codec.Encode(request);
        return tokens;
    }
}
