using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Compute;

/// <summary>
/// The operations that a decoder is made of, on an engine's own tensors. A model family is written once against this
/// interface; an engine knows nothing of families. One engine serves one thread at a time and may use many inside.
/// </summary>
/// <remarks>
/// Tensors are row-major float32 seen from outside, <c>[rows, columns]</c>; what an engine stores is its own affair.
/// Activations live until the scope they were made in ends; parameters and caches until the engine is disposed.
/// Every result is a function of its arguments alone: neither the number of threads nor the other rows of a batch
/// change a single bit of a row.
/// </remarks>
/// <typeparam name="TTensor">The engine's tensor.</typeparam>
public interface IEngine<TTensor> : IDisposable
    where TTensor : class, IDisposable
{
    /// <summary>What the manifest says of this engine.</summary>
    EngineDescription Description { get; }

    /// <summary>Makes room for the working copy of a parameter; its values are undefined until written.</summary>
    TTensor CreateParameter(ParameterSpec spec);

    /// <summary>Writes origin + offset, computed in float32 from the origin; a null offset writes the origin's bits.</summary>
    void WriteParameter(TTensor parameter, StoredTensor origin, TensorOffset? offset);

    /// <summary>Makes the keys and values of one layer, <c>[slots, capacity, kvHeads * headDim]</c> each.</summary>
    CacheLayer<TTensor> CreateCache(CacheShape shape);

    /// <summary>Copies the first positions of one slot to others, every bit of keys and values.</summary>
    /// <param name="cache">The layer.</param>
    /// <param name="from">The slot that holds them.</param>
    /// <param name="to">Other slots, each once.</param>
    /// <param name="positions">How many, at least 1.</param>
    void CopyCache(CacheLayer<TTensor> cache, int from, ReadOnlySpan<int> to, int positions);

    /// <summary>Begins a scope: the activations made in it are recycled when it is disposed. Scopes nest.</summary>
    IDisposable BeginScope();

    /// <summary>Rows of the table: <c>[vocabulary, hidden]</c> at <c>[tokens]</c> gives <c>[tokens, hidden]</c>.</summary>
    TTensor Embed(TTensor table, ReadOnlySpan<int> tokens);

    /// <summary>
    /// RMS norm: x / sqrt(mean(x^2) + epsilon) * (weightOffset + weight), <c>[rows, groups * width]</c>, where a weight of
    /// <c>[width]</c> norms every group by itself: a row is one group, or each of its heads is.
    /// </summary>
    TTensor Normalize(TTensor x, TTensor weight, float epsilon, float weightOffset = 0);

    /// <summary>Linear layer x W^T + b: <c>[rows, in]</c> by <c>[out, in]</c> gives <c>[rows, out]</c>.</summary>
    TTensor Project(TTensor x, TTensor weight, TTensor? bias = null);

    /// <summary>Three linear layers of one x, as three calls of <see cref="Project"/>.</summary>
    (TTensor First, TTensor Second, TTensor Third) ProjectTogether(
        TTensor x, (TTensor Weight, TTensor? Bias) first, (TTensor Weight, TTensor? Bias) second, (TTensor Weight, TTensor? Bias) third) =>
        (Project(x, first.Weight, first.Bias), Project(x, second.Weight, second.Bias), Project(x, third.Weight, third.Bias));

    /// <summary>sum += x W^T + b in place, as <see cref="Accumulate"/> of a <see cref="Project"/>.</summary>
    void ProjectOnto(TTensor sum, TTensor x, TTensor weight, TTensor? bias = null) => Accumulate(sum, Project(x, weight, bias));

    /// <summary>activation(x G^T + g) * (x U^T + u), as a <see cref="Gate"/> of two calls of <see cref="Project"/>.</summary>
    TTensor ProjectGated(TTensor x, (TTensor Weight, TTensor? Bias) gate, (TTensor Weight, TTensor? Bias) up, Activation activation) =>
        Gate(Project(x, gate.Weight, gate.Bias), Project(x, up.Weight, up.Bias), activation);

    /// <summary>
    /// Rotates the heads of each row in place by a row of the table, which for most tables is its position,
    /// <c>[rows, heads * headDim]</c>; elements of a head beyond the rotated ones stay.
    /// </summary>
    void Rotate(TTensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows);

    /// <summary>
    /// Stores keys and values <c>[tokens, kvHeads * headDim]</c> at their slots and positions, then lets every query
    /// <c>[tokens, heads * headDim]</c> attend over its slot's positions up to its own, as many as its window holds.
    /// </summary>
    TTensor Attend(
        TTensor queries, TTensor keys, TTensor values, CacheLayer<TTensor> cache, TokenBatch batch, AttentionShape shape);

    /// <summary>activation(gate) * up, elementwise, <c>[rows, columns]</c>.</summary>
    TTensor Gate(TTensor gate, TTensor up, Activation activation);

    /// <summary>x += y in place, <c>[rows, columns]</c>.</summary>
    void Accumulate(TTensor x, TTensor y);

    /// <summary>x *= factor in place.</summary>
    void Scale(TTensor x, float factor);

    /// <summary>x becomes cap * tanh(x / cap), in place.</summary>
    void SoftCap(TTensor x, float cap);

    /// <summary>Columns of x, the parts of a fused projection: <c>[rows, columns]</c> to <c>[rows, count]</c>.</summary>
    TTensor Slice(TTensor x, int firstColumn, int count);

    /// <summary>The named rows of x, in that order.</summary>
    TTensor Select(TTensor x, ReadOnlySpan<int> rows);

    /// <summary>Greedy sampling: the column of each row's largest value, the first of equals; -1 where a row holds a NaN.</summary>
    void Argmax(TTensor logits, Span<int> tokens);

    /// <summary>
    /// The log-softmax of each row at its target column, sums in double: <c>[rows, vocabulary]</c> at <c>[rows]</c> gives
    /// natural logarithms, <c>[rows]</c>, at most 0; NaN where a row holds a NaN or an infinity above all others.
    /// </summary>
    void LogLikelihoods(TTensor logits, ReadOnlySpan<int> targets, Span<double> values);

    /// <summary>Copies x to the host, row-major.</summary>
    void Download(TTensor x, Span<float> values);
}
