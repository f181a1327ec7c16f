using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Compute.Scalar;

/// <summary>
/// The judge of truth: every operation as its formula reads, sums in double, one thread. Slow on purpose; the fast engines
/// are tested against it.
/// </summary>
public sealed class ScalarEngine : IEngine<ScalarTensor>
{
    /// <summary>What every instance says of itself.</summary>
    public static EngineDescription About { get; } = new("scalar", "cpu", "float32", "double sums");

    public EngineDescription Description => About;

    public ScalarTensor CreateParameter(ParameterSpec spec) => spec.Shape.Rank == 2
        ? new ScalarTensor(checked((int)spec.Shape[0]), checked((int)spec.Shape[1]))
        : new ScalarTensor(1, checked((int)spec.Shape.ElementCount));

    public void WriteParameter(ScalarTensor parameter, StoredTensor origin, TensorOffset? offset)
    {
        for (int row = 0; row < parameter.Rows; row++)
        {
            Span<float> values = parameter.Row(row);
            long start = (long)row * parameter.Columns;
            origin.Read(start, values);
            offset?.AddTo(start, values);
        }
    }

    public CacheLayer<ScalarTensor> CreateCache(CacheShape shape) =>
        new(CreateState(shape), CreateState(shape), shape);

    public void CopyCache(CacheLayer<ScalarTensor> cache, int from, ReadOnlySpan<int> to, int positions)
    {
        int capacity = cache.Shape.Capacity;
        foreach (int slot in to)
        {
            for (int position = 0; position < positions; position++)
            {
                cache.Keys.Row(from * capacity + position).CopyTo(cache.Keys.Row(slot * capacity + position));
                cache.Values.Row(from * capacity + position).CopyTo(cache.Values.Row(slot * capacity + position));
            }
        }
    }

    public IDisposable BeginScope() => NoScope.Instance;

    public ScalarTensor Embed(ScalarTensor table, ReadOnlySpan<int> tokens) => Select(table, tokens);

    public ScalarTensor Normalize(ScalarTensor x, ScalarTensor weight, float epsilon, float weightOffset = 0)
    {
        var result = new ScalarTensor(x.Rows, x.Columns);
        int width = weight.Columns;
        for (int start = 0; start < x.Values.Length; start += width)
        {
            Span<float> from = x.Values.AsSpan(start, width);
            Span<float> to = result.Values.AsSpan(start, width);
            double scale = 1 / Math.Sqrt(Dot(from, from) / width + epsilon);
            for (int i = 0; i < to.Length; i++)
                to[i] = (float)(from[i] * scale * (weightOffset + (double)weight.Values[i]));
        }

        return result;
    }

    public ScalarTensor Project(ScalarTensor x, ScalarTensor weight, ScalarTensor? bias = null)
    {
        var result = new ScalarTensor(x.Rows, weight.Rows);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int output = 0; output < weight.Rows; output++)
                result.Row(row)[output] = (float)(Dot(x.Row(row), weight.Row(output)) + (bias?.Values[output] ?? 0));
        }

        return result;
    }

    public void Rotate(ScalarTensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows)
    {
        int half = rotary.Half;
        for (int row = 0; row < x.Rows; row++)
        {
            for (int head = 0; head < x.Columns; head += rotary.HeadDim)
            {
                Span<float> first = x.Row(row).Slice(head, half);
                Span<float> second = x.Row(row).Slice(head + half, half);
                for (int i = 0; i < half; i++)
                {
                    double cosine = rotary.Cosines[tableRows[row] * half + i];
                    double sine = rotary.Sines[tableRows[row] * half + i];
                    (first[i], second[i]) = (
                        (float)(first[i] * cosine - second[i] * sine),
                        (float)(second[i] * cosine + first[i] * sine));
                }
            }
        }
    }

    public ScalarTensor Attend(
        ScalarTensor queries,
        ScalarTensor keys,
        ScalarTensor values,
        CacheLayer<ScalarTensor> cache,
        TokenBatch batch,
        AttentionShape shape)
    {
        int capacity = cache.Shape.Capacity;
        for (int token = 0; token < batch.Count; token++)
        {
            int row = batch.Slots[token] * capacity + batch.Positions[token];
            keys.Row(token).CopyTo(cache.Keys.Row(row));
            values.Row(token).CopyTo(cache.Values.Row(row));
        }

        var result = new ScalarTensor(queries.Rows, queries.Columns);
        int group = shape.Heads / shape.KeyValueHeads;
        for (int token = 0; token < batch.Count; token++)
        {
            for (int head = 0; head < shape.Heads; head++)
            {
                int oldest = Math.Max(0, batch.Positions[token] + 1 - (shape.Window ?? int.MaxValue));
                int first = batch.Slots[token] * capacity + oldest;
                int keyValueStart = head / group * shape.HeadDim;
                Span<float> query = queries.Row(token).Slice(head * shape.HeadDim, shape.HeadDim);
                var scores = new double[batch.Positions[token] + 1 - oldest];
                for (int position = 0; position < scores.Length; position++)
                {
                    double score = Dot(query, cache.Keys.Row(first + position).Slice(keyValueStart, shape.HeadDim)) * shape.Scale;
                    scores[position] = shape.SoftCap is float cap ? cap * Math.Tanh(score / cap) : score;
                }

                Softmax(scores);

                Span<float> output = result.Row(token).Slice(head * shape.HeadDim, shape.HeadDim);
                for (int i = 0; i < output.Length; i++)
                {
                    double sum = 0;
                    for (int position = 0; position < scores.Length; position++)
                        sum += scores[position] * cache.Values.Row(first + position)[keyValueStart + i];
                    output[i] = (float)sum;
                }
            }
        }

        return result;
    }

    public ScalarTensor Gate(ScalarTensor gate, ScalarTensor up, Activation activation)
    {
        var result = new ScalarTensor(gate.Rows, gate.Columns);
        for (int i = 0; i < result.Values.Length; i++)
            result.Values[i] = (float)(Activate(gate.Values[i], activation) * up.Values[i]);
        return result;
    }

    public void Accumulate(ScalarTensor x, ScalarTensor y)
    {
        for (int i = 0; i < x.Values.Length; i++)
            x.Values[i] += y.Values[i];
    }

    public void Scale(ScalarTensor x, float factor)
    {
        for (int i = 0; i < x.Values.Length; i++)
            x.Values[i] *= factor;
    }

    public void SoftCap(ScalarTensor x, float cap)
    {
        for (int i = 0; i < x.Values.Length; i++)
            x.Values[i] = (float)(cap * Math.Tanh(x.Values[i] / (double)cap));
    }

    public ScalarTensor Slice(ScalarTensor x, int firstColumn, int count)
    {
        var result = new ScalarTensor(x.Rows, count);
        for (int row = 0; row < x.Rows; row++)
            x.Row(row).Slice(firstColumn, count).CopyTo(result.Row(row));
        return result;
    }

    public ScalarTensor Select(ScalarTensor x, ReadOnlySpan<int> rows)
    {
        var result = new ScalarTensor(rows.Length, x.Columns);
        for (int i = 0; i < rows.Length; i++)
            x.Row(rows[i]).CopyTo(result.Row(i));
        return result;
    }

    public void Argmax(ScalarTensor logits, Span<int> tokens)
    {
        for (int row = 0; row < logits.Rows; row++)
        {
            Span<float> values = logits.Row(row);
            int best = 0;
            for (int i = 1; i < values.Length; i++)
            {
                if (values[i] > values[best])
                    best = i;
            }

            tokens[row] = values.ContainsAnyExceptInRange(float.NegativeInfinity, float.PositiveInfinity) ? -1 : best;
        }
    }

    public void LogLikelihoods(ScalarTensor logits, ReadOnlySpan<int> targets, Span<double> values)
    {
        for (int row = 0; row < logits.Rows; row++)
        {
            double largest = double.NegativeInfinity;
            foreach (float logit in logits.Row(row))
                largest = Math.Max(largest, logit); // NaN stays
            double sum = 0;
            foreach (float logit in logits.Row(row))
                sum += Math.Exp(logit - largest);
            values[row] = logits.Row(row)[targets[row]] - largest - Math.Log(sum);
        }
    }

    public void Download(ScalarTensor x, Span<float> values) => x.Values.CopyTo(values);

    public void Dispose()
    {
    }

    private static ScalarTensor CreateState(CacheShape shape) =>
        new(shape.Slots * shape.Capacity, shape.KeyValueHeads * shape.HeadDim);

    private static double Activate(double x, Activation activation) => activation switch
    {
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.GeluTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }

    private static void Softmax(double[] scores)
    {
        double largest = scores.Max();
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
            sum += scores[i] = Math.Exp(scores[i] - largest);
        for (int i = 0; i < scores.Length; i++)
            scores[i] /= sum;
    }

    /// <summary>Managed memory needs no recycling.</summary>
    private sealed class NoScope : IDisposable
    {
        public static readonly NoScope Instance = new();

        public void Dispose()
        {
        }
    }
}
