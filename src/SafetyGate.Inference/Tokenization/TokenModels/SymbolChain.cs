namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>
/// The tokens of one word as a doubly linked list in an array, merged by rank, leftmost first: O(n log n).
/// </summary>
internal sealed class SymbolChain(int capacity)
{
    private const int Gone = -1;

    private readonly List<int> _initial = new(capacity);

    public void Add(int id) => _initial.Add(id);

    /// <summary>Applies every merge that the table allows and appends the tokens that are left.</summary>
    public void Merge(MergeTable merges, List<int> ids)
    {
        int count = _initial.Count;
        int[] symbols = [.. _initial];
        int[] next = new int[count];
        int[] previous = new int[count];
        var queue = new PriorityQueue<(int Position, int Id), long>();
        for (int i = 0; i < count; i++)
        {
            previous[i] = i - 1;
            next[i] = i + 1 < count ? i + 1 : Gone;
            if (i > 0)
                Enqueue(i - 1, i);
        }

        while (queue.TryDequeue(out (int Position, int Id) candidate, out _))
        {
            int left = candidate.Position;
            if (symbols[left] == Gone || next[left] == Gone)
                continue;
            int right = next[left];
            // The pair may have changed since it was queued.
            if (!merges.TryFind(symbols[left], symbols[right], out (int Rank, int Id) merge)
                || merge.Id != candidate.Id)
                continue;
            symbols[left] = merge.Id;
            symbols[right] = Gone;
            next[left] = next[right];
            if (next[left] != Gone)
            {
                previous[next[left]] = left;
                Enqueue(left, next[left]);
            }

            if (previous[left] != Gone)
                Enqueue(previous[left], left);
        }

        ids.AddRange(symbols.Where(id => id != Gone));

        void Enqueue(int left, int right)
        {
            if (merges.TryFind(symbols[left], symbols[right], out (int Rank, int Id) merge))
                queue.Enqueue((left, merge.Id), ((long)merge.Rank << 32) | (uint)left);
        }
    }
}
