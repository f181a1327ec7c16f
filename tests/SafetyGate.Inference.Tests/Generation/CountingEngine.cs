using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>Computes nothing, counts the tensors of its caches, and has room for a given number of them.</summary>
internal sealed class CountingEngine : IEngine<CountedTensor>
{
    private static readonly CountedTensor Any = new(() => { }, () => { });

    /// <summary>Tensors of caches that live.</summary>
    public int Cached { get; private set; }

    /// <summary>At most so many layers' caches.</summary>
    public int Room { get; set; } = int.MaxValue;

    public EngineDescription Description { get; } = new("counting", "none", "none", "");

    public CacheLayer<CountedTensor> CreateCache(CacheShape shape) => Cached / 2 >= Room
        ? throw new InvalidOperationException("there is no room")
        : new CacheLayer<CountedTensor>(Count(), Count(), shape);

    public CountedTensor CreateParameter(ParameterSpec spec) => Any;

    public void WriteParameter(CountedTensor parameter, StoredTensor origin, TensorOffset? offset)
    {
    }

    public void CopyCache(CacheLayer<CountedTensor> cache, int from, ReadOnlySpan<int> to, int positions)
    {
    }

    public IDisposable BeginScope() => Any;

    public CountedTensor Embed(CountedTensor table, ReadOnlySpan<int> tokens) => Any;

    public CountedTensor Normalize(CountedTensor x, CountedTensor weight, float epsilon, float weightOffset = 0) => Any;

    public CountedTensor Project(CountedTensor x, CountedTensor weight, CountedTensor? bias = null) => Any;

    public void Rotate(CountedTensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows)
    {
    }

    public CountedTensor Attend(
        CountedTensor queries, CountedTensor keys, CountedTensor values, CacheLayer<CountedTensor> cache, TokenBatch batch, AttentionShape shape) => Any;

    public CountedTensor Gate(CountedTensor gate, CountedTensor up, Activation activation) => Any;

    public void Accumulate(CountedTensor x, CountedTensor y)
    {
    }

    public void Scale(CountedTensor x, float factor)
    {
    }

    public void SoftCap(CountedTensor x, float cap)
    {
    }

    public CountedTensor Slice(CountedTensor x, int firstColumn, int count) => Any;

    public CountedTensor Select(CountedTensor x, ReadOnlySpan<int> rows) => Any;

    public void Argmax(CountedTensor logits, Span<int> tokens) => tokens.Clear();

    public void LogLikelihoods(CountedTensor logits, ReadOnlySpan<int> targets, Span<double> values) => values.Clear();

    public void Download(CountedTensor x, Span<float> values) => values.Clear();

    public void Dispose()
    {
    }

    private CountedTensor Count() => new(() => Cached++, () => Cached--);
}
