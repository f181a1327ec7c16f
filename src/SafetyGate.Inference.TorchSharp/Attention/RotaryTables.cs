using System.Runtime.InteropServices;
using SafetyGate.Inference.Compute;
using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Attention;

/// <summary>
/// Rotary tables on the device, each with the rows that the last batch took: every layer of a pass asks for the same.
/// </summary>
internal sealed class RotaryTables(Device device, ScalarType type, Scalars scalars) : IDisposable
{
    /// <summary>A model has one or two; a few more outlive the session that they belonged to.</summary>
    private const int MostEntries = 4;
    private readonly List<Entry> _entries = [];

    /// <summary>
    /// Rotates in place: with the halves (a, b) of a head, x cos + (b, a) (-sin, sin). Leaves its intermediate results to the
    /// scope that is open.
    /// </summary>
    /// <param name="x">[rows, heads * headDim]</param>
    /// <param name="rotary">The table.</param>
    /// <param name="tableRows">[rows]</param>
    public void Rotate(Tensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows)
    {
        Entry entry = Find(rotary);
        entry.Choose(tableRows);
        Tensor heads = x.view(x.shape[0], -1, rotary.HeadDim).narrow(2, 0, 2 * rotary.Half);
        Tensor swapped = heads.roll(rotary.Half, -1);
        heads.mul_(entry.Cosines!).addcmul_(swapped, entry.Sines!, scalars.Of(1f));
    }

    public void Dispose()
    {
        foreach (Entry entry in _entries)
            entry.Dispose();
        _entries.Clear();
    }

    private Entry Find(RotaryEmbedding rotary)
    {
        Entry? found = _entries.Find(entry => entry.Rotary == rotary);
        if (found is not null && found.Version == rotary.Version)
            return found;
        if (found is not null || _entries.Count == MostEntries)
        {
            Entry old = found ?? _entries[0];
            old.Dispose();
            _entries.Remove(old);
        }

        found = new Entry(rotary, device, type);
        _entries.Add(found);
        return found;
    }

    private sealed class Entry : IDisposable
    {
        private readonly Device _device;
        private readonly Tensor _cosines; // [table rows, 2 * half]
        private readonly Tensor _sines;
        private int[]? _rows;

        public Entry(RotaryEmbedding rotary, Device device, ScalarType type)
        {
            Rotary = rotary;
            Version = rotary.Version;
            _device = device;
            _cosines = Upload(rotary.Cosines, rotary.Half, 1, type);
            _sines = Upload(rotary.Sines, rotary.Half, -1, type);
        }

        public RotaryEmbedding Rotary { get; }

        public int Version { get; }

        /// <summary>[rows, 1, 2 * half] of the rows that were chosen.</summary>
        public Tensor? Cosines { get; private set; }

        public Tensor? Sines { get; private set; }

        public void Choose(ReadOnlySpan<int> rows)
        {
            if (_rows is not null && rows.SequenceEqual(_rows))
                return;
            Cosines?.Dispose();
            Sines?.Dispose();
            using Tensor index = HostIndex.Upload(rows, _device);
            Cosines = Gather(_cosines, index);
            Sines = Gather(_sines, index);
            _rows = rows.ToArray();
        }

        public void Dispose()
        {
            _cosines.Dispose();
            _sines.Dispose();
            Cosines?.Dispose();
            Sines?.Dispose();
        }

        private static Tensor Gather(Tensor table, Tensor index)
        {
            using Tensor rows = table.index_select(0, index);
            return rows.unsqueeze(1).DetachFromDisposeScope();
        }

        /// <summary>Both halves of a row take the same angles, the first one with a sign.</summary>
        private Tensor Upload(float[] values, int half, float sign, ScalarType type)
        {
            int rows = values.Length / half;
            using Tensor host = empty(rows, 2 * half, ScalarType.Float32);
            Span<float> to = MemoryMarshal.Cast<byte, float>(host.bytes);
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < half; i++)
                {
                    float value = values[row * half + i];
                    to[2 * half * row + i] = sign * value;
                    to[2 * half * row + half + i] = value;
                }
            }

            return host.to(type, _device, copy: true).DetachFromDisposeScope();
        }
    }
}
