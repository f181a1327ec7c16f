using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// The fast engine for processors: 512-bit vectors (or what the machine has, with the same bits), weights packed for the
/// product, all cores, nothing allocated per token.
/// </summary>
public sealed unsafe class SimdEngine : IEngine<SimdTensor>
{
    /// <summary>Elements below which waking the team costs more than it saves.</summary>
    private const int SmallWork = 16 * 1024;
    private readonly WorkerTeam _team;
    private readonly ActivationPool _pool = new();

    /// <param name="threads">Threads to use, at least 1; usually the processor count.</param>
    public SimdEngine(int threads) => _team = new WorkerTeam(threads);

    /// <summary>What every instance says of itself.</summary>
    public static EngineDescription About { get; } = new("simd", "cpu", "float32", InstructionSet());

    public EngineDescription Description => About;

    public SimdTensor CreateParameter(ParameterSpec spec)
    {
        int rows = spec.Shape.Rank == 1 ? 1 : checked((int)spec.Shape[0]);
        int columns = checked((int)spec.Shape[spec.Shape.Rank - 1]);
        SimdLayout layout = spec.Use.HasFlag(ParameterUse.Projection) ? SimdLayout.Panels : SimdLayout.RowMajor;
        return new SimdTensor(rows, columns, layout);
    }

    public void WriteParameter(SimdTensor parameter, StoredTensor origin, TensorOffset? offset)
    {
        if (parameter.Layout == SimdLayout.Panels)
            _team.For(parameter.PanelCount, 1, new PanelWrite(parameter, origin, offset));
        else
            _team.For(parameter.Rows, Portion(parameter), new RowWrite(parameter, origin, offset));
    }

    public CacheLayer<SimdTensor> CreateCache(CacheShape shape)
    {
        int planes = checked(shape.Slots * shape.KeyValueHeads);
        return new CacheLayer<SimdTensor>(
            new SimdTensor(planes, checked(CacheAttention.KeyBlocks(shape) * shape.HeadDim * CacheAttention.Lanes)),
            new SimdTensor(planes, checked(shape.Capacity * shape.HeadDim)),
            shape);
    }

    public void CopyCache(CacheLayer<SimdTensor> cache, int from, ReadOnlySpan<int> to, int positions) =>
        CacheCopy.Run(cache, from, to, positions);

    public IDisposable BeginScope() => _pool.BeginScope();

    public SimdTensor Embed(SimdTensor table, ReadOnlySpan<int> tokens)
    {
        if (table.Layout == SimdLayout.RowMajor)
            return Select(table, tokens);
        SimdTensor result = _pool.Take(tokens.Length, table.Columns);
        for (int row = 0; row < tokens.Length; row++)
        {
            float* from = table.Panel(tokens[row] / SimdTensor.PanelRows) + tokens[row] % SimdTensor.PanelRows;
            float* to = result.Row(row);
            for (int i = 0; i < table.Columns; i++)
                to[i] = from[i * SimdTensor.PanelRows];
        }

        return result;
    }

    public SimdTensor Normalize(SimdTensor x, SimdTensor weight, float epsilon, float weightOffset = 0)
    {
        SimdTensor result = _pool.Take(x.Rows, x.Columns);
        _team.For(x.Rows, Portion(x), new NormalizeRows(x, weight, epsilon, weightOffset, result));
        return result;
    }

    public SimdTensor Project(SimdTensor x, SimdTensor weight, SimdTensor? bias = null)
    {
        SimdTensor result = _pool.Take(x.Rows, weight.Rows);
        long work = (long)x.Rows * x.Columns * SimdTensor.PanelRows;
        int portion = (int)Math.Clamp(8L * SmallWork / Math.Max(work, 1), 1, weight.PanelCount);
        _team.For(weight.PanelCount, portion, new PanelProduct(x, weight, bias, result));
        return result;
    }

    public void Rotate(SimdTensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows)
    {
        int half = rotary.Half;
        fixed (float* cosines = rotary.Cosines, sines = rotary.Sines)
        {
            for (int row = 0; row < x.Rows; row++)
            {
                nint angle = (nint)tableRows[row] * half;
                for (int head = 0; head < x.Columns; head += rotary.HeadDim)
                    RowKernels.Rotate(x.Row(row) + head, cosines + angle, sines + angle, half);
            }
        }
    }

    public SimdTensor Attend(
        SimdTensor queries, SimdTensor keys, SimdTensor values, CacheLayer<SimdTensor> cache, TokenBatch batch, AttentionShape shape)
    {
        new CacheWrite(keys, values, cache, batch).Run(0, batch.Count);
        SimdTensor result = _pool.Take(queries.Rows, queries.Columns);
        int items = batch.Count * shape.Heads;
        int portion = Math.Max(1, Math.Min(shape.Heads, items / (4 * _team.Threads)));
        _team.For(items, portion, new CacheAttention(queries, cache, batch, shape, result));
        return result;
    }

    public SimdTensor Gate(SimdTensor gate, SimdTensor up, Activation activation)
    {
        SimdTensor result = _pool.Take(gate.Rows, gate.Columns);
        _team.For(gate.Rows, Portion(gate), new GateRows(gate, up, activation, result));
        return result;
    }

    public void Accumulate(SimdTensor x, SimdTensor y) => _team.For(x.Rows, Portion(x), new AccumulateRows(x, y));

    public void Scale(SimdTensor x, float factor) => _team.For(x.Rows, Portion(x), new ScaleRows(x, factor));

    public void SoftCap(SimdTensor x, float cap) => _team.For(x.Rows, Portion(x), new SoftCapRows(x, cap));

    public SimdTensor Slice(SimdTensor x, int firstColumn, int count)
    {
        SimdTensor result = _pool.Take(x.Rows, count);
        for (int row = 0; row < x.Rows; row++)
            x.RowSpan(row).Slice(firstColumn, count).CopyTo(result.RowSpan(row));
        return result;
    }

    public SimdTensor Select(SimdTensor x, ReadOnlySpan<int> rows)
    {
        SimdTensor result = _pool.Take(rows.Length, x.Columns);
        for (int i = 0; i < rows.Length; i++)
            x.RowSpan(rows[i]).CopyTo(result.RowSpan(i));
        return result;
    }

    public void Argmax(SimdTensor logits, Span<int> tokens)
    {
        for (int row = 0; row < logits.Rows; row++)
        {
            Span<float> values = logits.RowSpan(row);
            int best = TensorPrimitives.IndexOfMax(values); // the first NaN, where there is one
            if (values[best] == 0)
                best = values.IndexOf(0f); // IndexOfMax ranks 0 above -0, which are equal
            tokens[row] = float.IsNaN(values[best]) ? -1 : best;
        }
    }

    public void LogLikelihoods(SimdTensor logits, ReadOnlySpan<int> targets, Span<double> values)
    {
        fixed (int* target = targets)
        fixed (double* value = values)
            _team.For(logits.Rows, Portion(logits), new LogLikelihoodRows(logits, target, value));
    }

    public void Download(SimdTensor x, Span<float> values)
    {
        for (int row = 0; row < x.Rows; row++)
            x.RowSpan(row).CopyTo(values[(row * x.Columns)..]);
    }

    public void Dispose()
    {
        _team.Dispose();
        _pool.Dispose();
    }

    /// <summary>Rows that make a portion worth handing to another thread.</summary>
    private static int Portion(SimdTensor x) => Math.Max(1, SmallWork / Math.Max(1, x.Columns));

    private static string InstructionSet() =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";
}
