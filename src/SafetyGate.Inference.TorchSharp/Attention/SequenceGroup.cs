using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Attention;

/// <summary>
/// Sequences of a batch that attend together, their queries padded to the longest. A query of several heads on one head of
/// keys counts as several queries of that head, so that keys and values are never repeated.
/// </summary>
internal sealed class SequenceGroup : IDisposable
{
    private readonly Dictionary<(int? Window, int Heads), Tensor> _masks = [];
    private readonly Device _device;
    private readonly ScalarType _type;
    private readonly Scalars _scalars;
    private readonly Tensor _positions; // [sequences, 1, queries, 1] of the queries

    public SequenceGroup(SequenceRun[] runs, int capacity, bool wholeBatch, SequenceGroupTarget target)
    {
        (_device, _type, _scalars) = (target.Device, target.Type, target.Scalars);
        Array.Sort(runs, (a, b) => a.Slot.CompareTo(b.Slot));
        Runs = runs;
        Queries = runs.Max(run => run.Count);
        int longest = runs.Max(run => run.Position + run.Count);
        Positions = Math.Min(capacity, CacheAttention.RoundUp(longest));
        FirstSlot = runs[0].Slot;
        Slots = runs[^1].Slot - FirstSlot == runs.Length - 1 ? null : Keep([.. runs.Select(run => run.Slot)]);
        bool unpadded = wholeBatch && runs.All(run => run.Count == Queries)
            && runs.Select(run => run.First).SequenceEqual(Enumerable.Range(0, runs.Length).Select(i => i * Queries));
        Rows = unpadded ? null : Keep([.. runs.SelectMany(run => Padded(run).Select(i => run.First + i))]);
        using Tensor positions = HostIndex.Upload([.. runs.SelectMany(run => Padded(run).Select(i => run.Position + i))], _device);
        _positions = positions.view(runs.Length, 1, Queries, 1).DetachFromDisposeScope();
    }

    public IReadOnlyList<SequenceRun> Runs { get; }

    /// <summary>Queries of each sequence, padding included.</summary>
    public int Queries { get; }

    /// <summary>Positions of the cache that are read.</summary>
    public int Positions { get; }

    /// <summary>The first of the slots.</summary>
    public int FirstSlot { get; }

    /// <summary>[sequences]; null where the slots follow one another from <see cref="FirstSlot"/> on.</summary>
    public Tensor? Slots { get; }

    /// <summary>[sequences * queries], the batch's token of each query, a padding one repeating the last; null where they are the batch.</summary>
    public Tensor? Rows { get; }

    /// <summary>Zero where a query sees a position and minus infinity elsewhere, <c>[sequences, 1, heads * queries, positions]</c>.</summary>
    /// <param name="window">Positions that a query sees, or null for every earlier one.</param>
    /// <param name="heads">Query heads on one head of keys.</param>
    public Tensor Mask(int? window, int heads)
    {
        if (_masks.TryGetValue((window, heads), out Tensor? mask))
            return mask;
        using DisposeScope scope = NewDisposeScope();
        Tensor keys = arange(_scalars.Of((long)Positions), ScalarType.Int64, _device);
        Tensor hidden = keys.gt(_positions);
        if (window is int width)
            hidden = hidden.logical_or_(keys.le(_positions.sub(_scalars.Of((long)width))));
        mask = zeros(hidden.shape, _type, _device).masked_fill_(hidden, _scalars.Of(float.NegativeInfinity));
        mask = mask.unsqueeze(2).expand(Runs.Count, 1, heads, Queries, Positions).reshape(Runs.Count, 1, heads * Queries, Positions);
        return _masks[(window, heads)] = mask.contiguous().DetachFromDisposeScope();
    }

    public void Dispose()
    {
        _positions.Dispose();
        Slots?.Dispose();
        Rows?.Dispose();
        foreach (Tensor mask in _masks.Values)
            mask.Dispose();
        _masks.Clear();
    }

    /// <summary>Token numbers of a run, the last one repeated: padding sees what a real query sees, so that nothing is NaN.</summary>
    private IEnumerable<int> Padded(SequenceRun run) => Enumerable.Range(0, Queries).Select(i => Math.Min(i, run.Count - 1));

    private Tensor Keep(int[] values) => HostIndex.Upload(values, _device).DetachFromDisposeScope();
}

/// <summary>The tokens of one slot in a batch.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="First">Index of the first token in the batch.</param>
/// <param name="Position">Position of that token.</param>
/// <param name="Count">Number of tokens.</param>
internal readonly record struct SequenceRun(int Slot, int First, int Position, int Count);

/// <summary>Where the tensors of a group go.</summary>
internal sealed record SequenceGroupTarget(Device Device, ScalarType Type, Scalars Scalars);
