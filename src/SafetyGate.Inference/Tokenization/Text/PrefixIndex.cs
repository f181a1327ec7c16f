namespace SafetyGate.Inference.Tokenization.Text;

/// <summary>
/// Finds which of many strings a text continues with at a position; a sorted list, narrowed one unit at a time.
/// </summary>
/// <typeparam name="T">What is kept with each string.</typeparam>
internal sealed class PrefixIndex<T>
{
    private readonly string[] _keys;
    private readonly T[] _values;

    /// <param name="entries">Distinct, non-empty strings.</param>
    public PrefixIndex(IEnumerable<KeyValuePair<string, T>> entries)
    {
        KeyValuePair<string, T>[] sorted = [.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
        _keys = [.. sorted.Select(entry => entry.Key)];
        _values = [.. sorted.Select(entry => entry.Value)];
    }

    /// <summary>
    /// Appends the length and value of every string that starts at a position of a text, shortest first.
    /// </summary>
    public void Search(string text, int at, List<(int Length, T Value)> found)
    {
        int low = 0;
        int high = _keys.Length;
        for (int depth = 0; at + depth < text.Length && low < high; depth++)
        {
            char unit = text[at + depth];
            low = Bound(low, high, depth, unit);
            high = Bound(low, high, depth, unit + 1);
            // Ordinal order puts the string that ends here before its extensions.
            if (low < high && _keys[low].Length == depth + 1)
                found.Add((depth + 1, _values[low]));
        }
    }

    /// <summary>The first key whose unit at a depth is not below a value; keys that end before it come first.</summary>
    private int Bound(int low, int high, int depth, int unit)
    {
        while (low < high)
        {
            int middle = (low + high) / 2;
            string key = _keys[middle];
            if (key.Length <= depth || key[depth] < unit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
