using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Reads one row of a parameter in any of its forms.</summary>
internal static unsafe class TableRow
{
    public static void Copy(SimdTensor table, int row, Span<float> to)
    {
        if (table.Layout == SimdLayout.Panels)
            Gather(table, row, to);
        else if (table.IsNarrow)
            BFloat16.Widen(table.NarrowRow(row), to);
        else
            table.RowSpan(row).CopyTo(to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(SimdTensor table, int row, Span<float> to)
    {
        const int Half = SimdTensor.PanelRows / 2;
        int place = row % SimdTensor.PanelRows;
        byte* panel = table.Panel(row / SimdTensor.PanelRows);
        for (int i = 0; i < to.Length; i++, panel += table.PanelStride)
        {
            to[i] = !table.IsNarrow ? ((float*)panel)[place]
                : BitConverter.UInt32BitsToSingle(place < Half ? ((uint*)panel)[place] << 16 : ((uint*)panel)[place - Half] & 0xFFFF0000);
        }
    }
}
