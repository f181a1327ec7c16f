using SafetyGate.Inference.Compute;
using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Attention;

/// <summary>What every layer of a forward pass needs to know of its batch, brought to the device once.</summary>
internal sealed class AttentionPlan : IDisposable
{
    private readonly int[] _slots;
    private readonly int[] _positions;

    /// <param name="batch">The batch.</param>
    /// <param name="capacity">Positions of a slot as they lie in memory.</param>
    /// <param name="target">Where its tensors go.</param>
    public AttentionPlan(TokenBatch batch, int capacity, SequenceGroupTarget target)
    {
        _slots = batch.Slots.ToArray();
        _positions = batch.Positions.ToArray();
        Capacity = capacity;
        int[] places = [.. _slots.Zip(_positions, (slot, position) => checked(slot * capacity + position))];
        Places = Keep(places, target.Device);
        List<SequenceRun> runs = Runs();
        int[] fresh = [.. runs.Where(run => run.Position == 0).Select(run => run.Slot)];
        Fresh = fresh.Length == 0 ? null : Keep(fresh, target.Device);
        SequenceRun[][] parts = [.. Partition(runs)];
        Groups = [.. parts.Select(part => new SequenceGroup(part, capacity, parts.Length == 1, target))];
        if (Groups.Any(group => group.Rows is not null))
            Order = Keep(FindOrder(), target.Device);
    }

    /// <summary>Positions of a slot in the caches that the plan is made for.</summary>
    public int Capacity { get; }

    /// <summary>[tokens], rows of the cache that they are written to.</summary>
    public Tensor Places { get; }

    /// <summary>Slots that begin a sequence; null where none does.</summary>
    public Tensor? Fresh { get; }

    public IReadOnlyList<SequenceGroup> Groups { get; }

    /// <summary>[tokens], rows of the groups' padded results one after another; null where they are in order already.</summary>
    public Tensor? Order { get; }

    public bool IsFor(TokenBatch batch, int capacity) =>
        capacity == Capacity && batch.Slots.SequenceEqual(_slots) && batch.Positions.SequenceEqual(_positions);

    public void Dispose()
    {
        Places.Dispose();
        Fresh?.Dispose();
        Order?.Dispose();
        foreach (SequenceGroup group in Groups)
            group.Dispose();
    }

    private List<SequenceRun> Runs()
    {
        var runs = new List<SequenceRun>();
        for (int first = 0, end; first < _slots.Length; first = end)
        {
            for (end = first + 1; end < _slots.Length && _slots[end] == _slots[first];)
                end++;
            runs.Add(new SequenceRun(_slots[first], first, _positions[first], end - first));
        }

        return runs;
    }

    /// <summary>Sequences of about one length together: none is padded to more than twice its own.</summary>
    private static IEnumerable<SequenceRun[]> Partition(List<SequenceRun> runs)
    {
        var group = new List<SequenceRun>();
        foreach (SequenceRun run in runs.OrderByDescending(run => run.Count))
        {
            if (group.Count > 0 && 2 * run.Count < group[0].Count)
            {
                yield return [.. group];
                group.Clear();
            }

            group.Add(run);
        }

        if (group.Count > 0)
            yield return [.. group];
    }

    private int[] FindOrder()
    {
        var order = new int[_slots.Length];
        int start = 0;
        foreach (SequenceGroup group in Groups)
        {
            foreach (SequenceRun run in group.Runs)
            {
                for (int i = 0; i < run.Count; i++)
                    order[run.First + i] = start + i;
                start += group.Queries;
            }
        }

        return order;
    }

    private static Tensor Keep(int[] values, Device device) => HostIndex.Upload(values, device).DetachFromDisposeScope();
}
