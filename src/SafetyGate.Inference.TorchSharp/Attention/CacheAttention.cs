using SafetyGate.Inference.Compute;
using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Attention;

/// <summary>
/// Attention over a static cache of keys and values, <c>[slots * capacity, kvHeads * headDim]</c> each. Slots are cleared when
/// a sequence begins in them: a masked position has the weight 0, and 0 times a NaN of an earlier run would be NaN.
/// </summary>
internal sealed class CacheAttention(Device device, ScalarType type, Scalars scalars) : IDisposable
{
    /// <summary>Positions are read in multiples of this, which the fast kernels want of a mask's rows.</summary>
    private const int Alignment = 16;
    private readonly SequenceGroupTarget _target = new(device, type, scalars);
    private AttentionPlan? _plan;

    public static int RoundUp(int positions) => checked((positions + Alignment - 1) / Alignment * Alignment);

    /// <summary>x becomes cap * tanh(x / cap), in place.</summary>
    public static void SoftCap(Tensor x, float cap, Scalars scalars) =>
        x.div_(scalars.Of(cap)).tanh_().mul_(scalars.Of(cap));

    public CacheLayer<TorchTensor> CreateCache(CacheShape shape)
    {
        TorchTensor keys = CreateState(shape);
        try
        {
            return new CacheLayer<TorchTensor>(keys, CreateState(shape), shape);
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    public void Copy(CacheLayer<TorchTensor> cache, int from, ReadOnlySpan<int> to, int positions)
    {
        Tensor index = HostIndex.Upload(to, device);
        foreach (TorchTensor state in new[] { cache.Keys, cache.Values })
        {
            Tensor slots = state.Value.view(cache.Shape.Slots, RoundUp(cache.Shape.Capacity), -1);
            Tensor whole = zeros_like(slots.narrow(0, from, 1));
            whole.narrow(1, 0, positions).copy_(slots.narrow(0, from, 1).narrow(1, 0, positions));
            slots.index_copy_(0, index, whole.expand(to.Length, slots.shape[1], slots.shape[2]));
        }
    }

    /// <summary>[tokens, heads * headDim]; leaves its intermediate results to the scope that is open.</summary>
    public Tensor Attend(
        Tensor queries, Tensor keys, Tensor values, CacheLayer<TorchTensor> cache, TokenBatch batch, AttentionShape shape)
    {
        int capacity = RoundUp(cache.Shape.Capacity);
        if (_plan is null || !_plan.IsFor(batch, capacity))
        {
            _plan?.Dispose();
            _plan = null;
            _plan = new AttentionPlan(batch, capacity, _target);
        }

        Write(cache.Keys.Value, keys, cache.Shape.Slots);
        Write(cache.Values.Value, values, cache.Shape.Slots);
        Tensor[] results = [.. _plan.Groups.Select(group => Attend(queries, cache, group, shape))];
        Tensor all = results.Length == 1 ? results[0] : cat(results, 0);
        return _plan.Order is null ? all : all.index_select(0, _plan.Order);
    }

    public void Dispose() => _plan?.Dispose();

    private TorchTensor CreateState(CacheShape shape)
    {
        using IDisposable normal = inference_mode(false);
        long rows = (long)shape.Slots * RoundUp(shape.Capacity);
        return new TorchTensor(zeros([rows, shape.KeyValueHeads * shape.HeadDim], type, device).DetachFromDisposeScope());
    }

    private void Write(Tensor state, Tensor values, int slots)
    {
        if (_plan!.Fresh is not null)
            state.view(slots, -1).index_fill_(0, _plan.Fresh, scalars.Of(0f));
        state.index_copy_(0, _plan.Places, values);
    }

    /// <summary>[sequences * queries, heads * headDim]</summary>
    private Tensor Attend(Tensor queries, CacheLayer<TorchTensor> cache, SequenceGroup group, AttentionShape shape)
    {
        (int sequences, int count, int heads) = (group.Runs.Count, group.Queries, shape.Heads / shape.KeyValueHeads);
        Tensor rows = group.Rows is null ? queries : queries.index_select(0, group.Rows);
        Tensor query = rows.view(sequences, count, shape.KeyValueHeads, heads, shape.HeadDim)
            .permute(0, 2, 3, 1, 4)
            .reshape(sequences, shape.KeyValueHeads, heads * count, shape.HeadDim);
        Tensor key = Read(cache.Keys.Value, cache.Shape, group);
        Tensor value = Read(cache.Values.Value, cache.Shape, group);
        Tensor mask = group.Mask(shape.Window, heads);
        Tensor attended = shape.SoftCap is float cap ? Capped(query, key, value, mask, shape.Scale, cap) : Fused(query, key, value, mask, shape);
        return attended.reshape(sequences, shape.KeyValueHeads, heads, count, shape.HeadDim)
            .permute(0, 3, 1, 2, 4)
            .reshape((long)sequences * count, shape.Heads * shape.HeadDim);
    }

    /// <summary>[sequences, kvHeads, positions, headDim] of a group's slots.</summary>
    private static Tensor Read(Tensor state, CacheShape shape, SequenceGroup group)
    {
        Tensor slots = state.view(shape.Slots, -1, shape.KeyValueHeads, shape.HeadDim).narrow(1, 0, group.Positions);
        slots = group.Slots is null ? slots.narrow(0, group.FirstSlot, group.Runs.Count) : slots.index_select(0, group.Slots);
        return slots.transpose(1, 2);
    }

    /// <summary>libtorch's own attention divides by sqrt(headDim) and takes no other scale: the rest goes into the queries.</summary>
    private Tensor Fused(Tensor query, Tensor key, Tensor value, Tensor mask, AttentionShape shape)
    {
        float rest = (float)(shape.Scale * Math.Sqrt(shape.HeadDim));
        if (Math.Abs(rest - 1) > 1e-6f)
            query = query.mul(scalars.Of(rest));
        return nn.functional.scaled_dot_product_attention(query, key, value, mask);
    }

    /// <summary>The formula as it reads, softmax in float32.</summary>
    private Tensor Capped(Tensor query, Tensor key, Tensor value, Tensor mask, float scale, float cap)
    {
        Tensor scores = Flat(query).bmm(Flat(key).transpose(1, 2)).to_type(ScalarType.Float32).mul_(scalars.Of(scale));
        SoftCap(scores, cap, scalars);
        Tensor masked = scores.view(mask.shape[0], -1, mask.shape[2], mask.shape[3]).add_(mask);
        Tensor weights = Flat(masked.softmax(-1).to_type(type));
        return weights.bmm(Flat(value)).view(query.shape);
    }

    /// <summary>[sequences * kvHeads, ...], which a batched product wants.</summary>
    private static Tensor Flat(Tensor x) => x.reshape(x.shape[0] * x.shape[1], x.shape[2], x.shape[3]);
}
