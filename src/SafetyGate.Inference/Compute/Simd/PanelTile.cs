using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// The one loop that multiplies. Each sum is a single chain of fused multiply-adds over the inputs in order, so its bits
/// depend neither on the tile it falls into, nor on the width of the vectors; a chain may pause in memory between tiles.
/// </summary>
internal static unsafe class PanelTile
{
    /// <summary>Rows that share the loads of a panel on this machine.</summary>
    public static int Rows =>
        Vector512.IsHardwareAccelerated ? Width512.TileRows : Vector256.IsHardwareAccelerated ? Width256.TileRows : Width128.TileRows;

    /// <summary>Computes a tile with the widest vectors of this machine.</summary>
    public static void Run<TFormat>(in Tile tile)
        where TFormat : struct, IPanelFormat
    {
        if (Vector512.IsHardwareAccelerated)
            Run<Vector512<float>, Width512, TFormat>(tile);
        else if (Vector256.IsHardwareAccelerated)
            Run<Vector256<float>, Width256, TFormat>(tile);
        else
            Run<Vector128<float>, Width128, TFormat>(tile);
    }

    /// <summary>Computes a tile with vectors of a given width.</summary>
    public static void Run<TVector, TWidth, TFormat>(in Tile tile)
        where TVector : struct
        where TWidth : struct, IVectorWidth<TVector>
        where TFormat : struct, IPanelFormat
    {
        for (int column = 0; column < Tile.Columns / 2; column += TWidth.Lanes)
        {
            switch (tile.Rows)
            {
                case 1:
                    Run<TVector, TWidth, TFormat, OneRow>(tile, column);
                    break;
                case 2:
                    Run<TVector, TWidth, TFormat, TwoRows>(tile, column);
                    break;
                case 3:
                    Run<TVector, TWidth, TFormat, ThreeRows>(tile, column);
                    break;
                case 4:
                    Run<TVector, TWidth, TFormat, FourRows>(tile, column);
                    break;
                case 5:
                    Run<TVector, TWidth, TFormat, FiveRows>(tile, column);
                    break;
                case 6:
                    Run<TVector, TWidth, TFormat, SixRows>(tile, column);
                    break;
                case 7:
                    Run<TVector, TWidth, TFormat, SevenRows>(tile, column);
                    break;
                default:
                    Run<TVector, TWidth, TFormat, EightRows>(tile, column);
                    break;
            }
        }
    }

    /// <summary>The columns from the given one and from 16 after it on, a vector each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TVector, TWidth, TFormat, TRows>(in Tile tile, int column)
        where TVector : struct
        where TWidth : struct, IVectorWidth<TVector>
        where TFormat : struct, IPanelFormat
        where TRows : struct, ITileRows
    {
        TVector a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
        TVector b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default, b7 = default;
        float* sums = tile.Sums + column;
        nint stride = tile.SumStride;
        if (tile.Continues)
        {
            Load<TVector, TWidth>(sums, out a0, out b0);
            if (TRows.Count > 1)
                Load<TVector, TWidth>(sums + stride, out a1, out b1);
            if (TRows.Count > 2)
                Load<TVector, TWidth>(sums + 2 * stride, out a2, out b2);
            if (TRows.Count > 3)
                Load<TVector, TWidth>(sums + 3 * stride, out a3, out b3);
            if (TRows.Count > 4)
                Load<TVector, TWidth>(sums + 4 * stride, out a4, out b4);
            if (TRows.Count > 5)
                Load<TVector, TWidth>(sums + 5 * stride, out a5, out b5);
            if (TRows.Count > 6)
                Load<TVector, TWidth>(sums + 6 * stride, out a6, out b6);
            if (TRows.Count > 7)
                Load<TVector, TWidth>(sums + 7 * stride, out a7, out b7);
        }

        float* x0 = tile.X, x1 = x0 + tile.XStride, x2 = x1 + tile.XStride, x3 = x2 + tile.XStride;
        float* x4 = x3 + tile.XStride, x5 = x4 + tile.XStride, x6 = x5 + tile.XStride, x7 = x6 + tile.XStride;
        byte* panel = tile.Panel + column * sizeof(float), ahead = tile.Ahead;
        nint inputs = tile.Inputs, panelStride = tile.PanelStride, aheadStride = tile.AheadStride;
        for (nint i = 0; i < inputs; i++)
        {
            TVector a, b;
            if (TFormat.IsNarrow)
            {
                a = TWidth.LoadLow((uint*)panel);
                b = TWidth.LoadHigh((uint*)panel);
            }
            else
            {
                a = TWidth.Load((float*)panel);
                b = TWidth.Load((float*)panel + Tile.Columns / 2);
            }

            TVector x = TWidth.Broadcast(x0[i]);
            a0 = TWidth.MultiplyAdd(x, a, a0);
            b0 = TWidth.MultiplyAdd(x, b, b0);
            if (TRows.Count > 1)
            {
                x = TWidth.Broadcast(x1[i]);
                a1 = TWidth.MultiplyAdd(x, a, a1);
                b1 = TWidth.MultiplyAdd(x, b, b1);
            }

            if (TRows.Count > 2)
            {
                x = TWidth.Broadcast(x2[i]);
                a2 = TWidth.MultiplyAdd(x, a, a2);
                b2 = TWidth.MultiplyAdd(x, b, b2);
            }

            if (TRows.Count > 3)
            {
                x = TWidth.Broadcast(x3[i]);
                a3 = TWidth.MultiplyAdd(x, a, a3);
                b3 = TWidth.MultiplyAdd(x, b, b3);
            }

            if (TRows.Count > 4)
            {
                x = TWidth.Broadcast(x4[i]);
                a4 = TWidth.MultiplyAdd(x, a, a4);
                b4 = TWidth.MultiplyAdd(x, b, b4);
            }

            if (TRows.Count > 5)
            {
                x = TWidth.Broadcast(x5[i]);
                a5 = TWidth.MultiplyAdd(x, a, a5);
                b5 = TWidth.MultiplyAdd(x, b, b5);
            }

            if (TRows.Count > 6)
            {
                x = TWidth.Broadcast(x6[i]);
                a6 = TWidth.MultiplyAdd(x, a, a6);
                b6 = TWidth.MultiplyAdd(x, b, b6);
            }

            if (TRows.Count > 7)
            {
                x = TWidth.Broadcast(x7[i]);
                a7 = TWidth.MultiplyAdd(x, a, a7);
                b7 = TWidth.MultiplyAdd(x, b, b7);
            }

            if (Sse.IsSupported)
            {
                Sse.Prefetch1(ahead);
                if (!TFormat.IsNarrow)
                    Sse.Prefetch1(ahead + 64);
            }

            panel += panelStride;
            ahead += aheadStride;
        }

        Store<TVector, TWidth>(sums, a0, b0);
        if (TRows.Count > 1)
            Store<TVector, TWidth>(sums + stride, a1, b1);
        if (TRows.Count > 2)
            Store<TVector, TWidth>(sums + 2 * stride, a2, b2);
        if (TRows.Count > 3)
            Store<TVector, TWidth>(sums + 3 * stride, a3, b3);
        if (TRows.Count > 4)
            Store<TVector, TWidth>(sums + 4 * stride, a4, b4);
        if (TRows.Count > 5)
            Store<TVector, TWidth>(sums + 5 * stride, a5, b5);
        if (TRows.Count > 6)
            Store<TVector, TWidth>(sums + 6 * stride, a6, b6);
        if (TRows.Count > 7)
            Store<TVector, TWidth>(sums + 7 * stride, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TVector, TWidth>(float* sums, out TVector a, out TVector b)
        where TVector : struct
        where TWidth : struct, IVectorWidth<TVector>
    {
        a = TWidth.Load(sums);
        b = TWidth.Load(sums + Tile.Columns / 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TWidth>(float* sums, TVector a, TVector b)
        where TVector : struct
        where TWidth : struct, IVectorWidth<TVector>
    {
        TWidth.Store(a, sums);
        TWidth.Store(b, sums + Tile.Columns / 2);
    }
}
