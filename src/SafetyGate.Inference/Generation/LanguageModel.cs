using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>A decoder with a checkpoint's weights on an engine, which it owns.</summary>
public sealed class LanguageModel<TTensor> : ILanguageModel
    where TTensor : class, IDisposable
{
    private readonly IEngine<TTensor> _engine;
    private readonly IDecoder _decoder;
    private readonly Weights<TTensor> _weights;
    private Session<TTensor>? _session;
    private LikelihoodScorer<TTensor>? _scorer;

    public LanguageModel(IEngine<TTensor> engine, Checkpoint checkpoint, IDecoder decoder)
    {
        _engine = engine;
        _decoder = decoder;
        try
        {
            _weights = new Weights<TTensor>(engine, checkpoint, decoder.Parameters);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public EngineDescription Engine => _engine.Description;

    public DecoderSize Size => _decoder.Size;

    public IDisposable Perturb(IPerturbation perturbation) => _weights.Perturb(perturbation);

    public IReadOnlyList<TokenSequence> Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxNewTokens, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PrefillTokens, 1, nameof(options));
        return Begin(prompts, Math.Min(prompts.Count, options.BatchSize), options.MaxNewTokens)
            .Generate(prompts, options, watch, cancellation);
    }

    public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) =>
        Begin(prompts, prompts.Count, newTokens: 0).Score(prompts, cancellation);

    public IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation)
    {
        _weights.Settle();
        return (_scorer ??= new LikelihoodScorer<TTensor>(_engine, _decoder, _weights)).Run(requests, cancellation);
    }

    /// <summary>Gives the memory of all caches back, after it has run out; the next call makes a new one.</summary>
    public void ReleaseCache()
    {
        _scorer?.Dispose();
        _scorer = null;
        _session?.Dispose();
        _session = null;
    }

    public void Dispose()
    {
        _scorer?.Dispose();
        _session?.Dispose();
        _weights.Dispose();
        _engine.Dispose();
    }

    /// <summary>A session with room for the rows; the last one is kept while it is large enough.</summary>
    private Session<TTensor> Begin(IReadOnlyList<IReadOnlyList<int>> prompts, int slots, int newTokens)
    {
        if (prompts.Count == 0 || prompts.Any(prompt => prompt.Count == 0))
            throw new ArgumentException("every prompt needs at least one token", nameof(prompts));
        if (prompts.Any(prompt => prompt.Any(token => token < 0 || token >= Size.Vocabulary)))
            throw new ArgumentException($"a prompt has a token outside 0 to {Size.Vocabulary - 1}", nameof(prompts));
        long longest = prompts.Max(prompt => prompt.Count) + (long)newTokens;
        if (longest > Size.Context)
        {
            throw new SafetyGateException(
                EngineErrors.SequenceTooLong,
                $"prompt and response need {longest} positions, but the model was made for {Size.Context} (max_position_embeddings). Shorten the prompts or lower --max-new-tokens.");
        }

        _weights.Settle();
        if (_session is null || !_session.Fits(slots, (int)longest))
        {
            _session?.Dispose();
            _session = null; // stays so where there is no memory for the next one
            _session = new Session<TTensor>(_engine, _decoder, _weights, slots, (int)longest);
        }

        return _session;
    }
}
