using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// Log-probabilities of given tokens. Several sequences share a forward pass, and a long one is cut into several: neither the
/// tokens of a pass nor its logits, <c>[tokens, vocabulary]</c>, outgrow their budgets.
/// </summary>
internal sealed class LikelihoodScorer<TTensor>(IEngine<TTensor> engine, IDecoder decoder, IParameterSource<TTensor> weights) : IDisposable
    where TTensor : class, IDisposable
{
    private const int MostTokens = 1024;
    private const int MostLogits = 16 << 20; // 64 MiB of float32
    private const int MostPositions = 4096;
    private const int MostSlots = 64;
    private const int Discarded = -1;

    private readonly int _mostOutputs = Math.Max(1, MostLogits / decoder.Size.Vocabulary);
    private readonly TokenBatch _batch = new();
    private readonly List<int> _targets = [];
    private readonly List<(int Request, int Index)> _owners = [];
    private CacheLayer<TTensor>[] _cache = [];
    private IForwardPass<TTensor>? _pass;
    private CacheShape _shape = new(0, 0, decoder.Size.KeyValueHeads, decoder.Size.HeadDim);

    /// <summary>[requests][continuation tokens], natural logarithms.</summary>
    public IReadOnlyList<double[]> Run(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation)
    {
        double[][] values = [.. requests.Select(request => new double[request.Continuation.Count])];
        if (requests.Count == 0)
            return values;
        Reserve(Longest(requests));
        for (int first = 0; first < requests.Count; first += _shape.Slots)
        {
            int end = Math.Min(first + _shape.Slots, requests.Count);
            for (int request = first; request < end; request++)
                Add(request - first, request, requests[request], values, cancellation);
            Flush(values, cancellation);
        }

        return values;
    }

    public void Dispose()
    {
        foreach (CacheLayer<TTensor> layer in _cache)
            layer.Dispose();
        _cache = [];
    }

    private void Add(int slot, int number, LikelihoodRequest request, double[][] values, CancellationToken cancellation)
    {
        int context = request.Context.Count;
        int length = context + request.Continuation.Count;
        for (int position = 0; position + 1 < length; position++)
        {
            bool wanted = position + 1 >= context;
            if (_batch.Count == MostTokens || (wanted && _targets.Count == _mostOutputs))
                Flush(values, cancellation);
            // A pass without any output is not something that engines are made for.
            bool output = wanted || (_batch.Count == MostTokens - 1 && _targets.Count == 0);
            _batch.Add(slot, position, Token(position), output);
            if (!output)
                continue;
            _targets.Add(Token(position + 1));
            _owners.Add((wanted ? number : Discarded, position + 1 - context));
        }

        int Token(int position) => position < context ? request.Context[position] : request.Continuation[position - context];
    }

    private void Flush(double[][] values, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_batch.Count == 0)
            return;
        var found = new double[_targets.Count];
        using (engine.BeginScope())
            engine.LogLikelihoods(_pass!.Run(_batch, _cache), _targets.ToArray(), found);
        for (int i = 0; i < found.Length; i++)
        {
            (int request, int index) = _owners[i];
            if (request == Discarded)
                continue;
            if (!double.IsFinite(found[i]))
            {
                throw new SafetyGateException(
                    EngineErrors.NonFiniteLogits,
                    "the logits hold NaN or an infinity: the weights are damaged or the perturbation is too large for float32. Check the checkpoint with doctor and lower --radius.");
            }

            values[request][index] = found[i];
        }

        _batch.Clear();
        _targets.Clear();
        _owners.Clear();
    }

    private int Longest(IReadOnlyList<LikelihoodRequest> requests)
    {
        if (requests.Any(request => request.Context.Count == 0 || request.Continuation.Count == 0))
            throw new ArgumentException("every context and every continuation needs at least one token", nameof(requests));
        if (requests.Any(request => request.Context.Concat(request.Continuation).Any(token => token < 0 || token >= decoder.Size.Vocabulary)))
            throw new ArgumentException($"a request has a token outside 0 to {decoder.Size.Vocabulary - 1}", nameof(requests));
        int longest = requests.Max(request => request.Context.Count + request.Continuation.Count - 1);
        return longest <= decoder.Size.Context ? longest : throw new SafetyGateException(
            EngineErrors.SequenceTooLong,
            $"a text to be scored needs {longest} positions, but the model was made for {decoder.Size.Context} (max_position_embeddings). Shorten the questions or lower the window.");
    }

    private void Reserve(int longest)
    {
        // What an earlier pass left behind when it failed must not go into the next one.
        _batch.Clear();
        _targets.Clear();
        _owners.Clear();
        if (longest <= _shape.Capacity)
            return;
        Dispose();
        _shape = _shape with { Slots = 0, Capacity = 0 }; // stays so where there is no memory for the next one
        CacheShape shape = _shape with { Slots = Math.Clamp(MostPositions / longest, 1, MostSlots), Capacity = longest };
        _pass = decoder.Bind(engine, weights, longest);
        _cache = KeyValueCache.Create(engine, shape, decoder.Size.Layers);
        _shape = shape;
    }
}
