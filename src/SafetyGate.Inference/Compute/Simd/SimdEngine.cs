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
    private readonly AttentionPlan _plan = new();
    private readonly WeightPrecision _precision;

    /// <param name="threads">Threads to use, at least 1; usually the processor count.</param>
    /// <param name="precision">How matrices are kept; vectors are always float32.</param>
    public SimdEngine(int threads, WeightPrecision precision = WeightPrecision.Float32)
    {
        _team = new WorkerTeam(threads);
        _precision = precision;
        Description = Describe(precision);
    }

    public EngineDescription Description { get; }

    /// <summary>What an engine of that precision says of itself.</summary>
    public static EngineDescription Describe(WeightPrecision precision) => new(
        "simd", "cpu", precision == WeightPrecision.Bfloat16 ? "float32, weights in bfloat16" : "float32", InstructionSet());

    public SimdTensor CreateParameter(ParameterSpec spec)
    {
        int rows = spec.Shape.Rank == 1 ? 1 : checked((int)spec.Shape[0]);
        int columns = checked((int)spec.Shape[spec.Shape.Rank - 1]);
        SimdLayout layout = spec.Use.HasFlag(ParameterUse.Projection) ? SimdLayout.Panels : SimdLayout.RowMajor;
        return new SimdTensor(rows, columns, layout, spec.Use == ParameterUse.Vector ? WeightPrecision.Float32 : _precision);
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
        SimdTensor result = _pool.Take(tokens.Length, table.Columns);
        for (int row = 0; row < tokens.Length; row++)
            TableRow.Copy(table, tokens[row], result.RowSpan(row));
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
        Multiply(x, (new ProductPart(weight, bias, result), null, null), onto: false);
        return result;
    }

    public (SimdTensor First, SimdTensor Second, SimdTensor Third) ProjectTogether(
        SimdTensor x,
        (SimdTensor Weight, SimdTensor? Bias) first,
        (SimdTensor Weight, SimdTensor? Bias) second,
        (SimdTensor Weight, SimdTensor? Bias) third)
    {
        var a = new ProductPart(first.Weight, first.Bias, _pool.Take(x.Rows, first.Weight.Rows));
        var b = new ProductPart(second.Weight, second.Bias, _pool.Take(x.Rows, second.Weight.Rows));
        var c = new ProductPart(third.Weight, third.Bias, _pool.Take(x.Rows, third.Weight.Rows));
        Multiply(x, (a, b, c), onto: false);
        return (a.Result, b.Result, c.Result);
    }

    public void ProjectOnto(SimdTensor sum, SimdTensor x, SimdTensor weight, SimdTensor? bias = null) =>
        Multiply(x, (new ProductPart(weight, bias, sum), null, null), onto: true);

    public SimdTensor ProjectGated(
        SimdTensor x, (SimdTensor Weight, SimdTensor? Bias) gate, (SimdTensor Weight, SimdTensor? Bias) up, Activation activation)
    {
        SimdTensor result = _pool.Take(x.Rows, gate.Weight.Rows);
        var grid = new ProductGrid(x.Rows, 2 * x.Columns, gate.Weight.PanelCount, _team.Threads);
        _team.For(grid.Items, grid.Portion, new GatedProduct(
            x, new ProductPart(gate.Weight, gate.Bias, result), new ProductPart(up.Weight, up.Bias, result), activation, grid));
        return result;
    }

    public void Rotate(SimdTensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows)
    {
        fixed (float* cosines = rotary.Cosines, sines = rotary.Sines)
        fixed (int* rows = tableRows)
            _team.For(x.Rows, Portion(x), new RotateRows(x, cosines, sines, rows, rotary.Half, rotary.HeadDim));
    }

    public SimdTensor Attend(
        SimdTensor queries, SimdTensor keys, SimdTensor values, CacheLayer<SimdTensor> cache, TokenBatch batch, AttentionShape shape)
    {
        var input = new AttentionInput(queries, keys, values, cache, batch, shape);
        _plan.Prepare(batch);
        if (!_plan.WritesItself)
            _team.For(batch.Count, Portion(keys), new CacheWrite(input));
        SimdTensor result = _pool.Take(queries.Rows, queries.Columns);
        int items = _plan.Count * shape.KeyValueHeads;
        _team.For(items, Math.Max(1, items / (8 * _team.Threads)), new CacheAttention(input, _plan, result));
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
        fixed (int* first = tokens)
            _team.For(logits.Rows, Portion(logits), new ArgmaxRows(logits, first));
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

    private void Multiply(
        SimdTensor x, (ProductPart First, ProductPart? Second, ProductPart? Third) parts, bool onto)
    {
        int panels = parts.First.Weight.PanelCount
            + (parts.Second?.Weight.PanelCount ?? 0) + (parts.Third?.Weight.PanelCount ?? 0);
        var grid = new ProductGrid(x.Rows, x.Columns, panels, _team.Threads);
        _team.For(grid.Items, grid.Portion, new PanelProduct(x, parts, onto, grid));
    }

    /// <summary>Rows that make a portion worth handing to another thread.</summary>
    private static int Portion(SimdTensor x) => Math.Max(1, SmallWork / Math.Max(1, x.Columns));

    private static string InstructionSet() =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";
}
