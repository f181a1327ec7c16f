using System.Runtime.Intrinsics;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Compute;

public sealed unsafe class PanelTileTests
{
    [Fact]
    public void Every_width_and_number_of_rows_computes_the_plain_chain_of_fused_multiply_adds()
    {
        Check<Vector512<float>, Width512>();
        Check<Vector256<float>, Width256>();
        Check<Vector128<float>, Width128>();
    }

    private static void Check<TVector, TWidth>()
        where TVector : struct
        where TWidth : struct, IVectorWidth<TVector>
    {
        var random = new Random(TWidth.Lanes);
        for (int rows = 1; rows <= TWidth.TileRows; rows++)
        {
            foreach (int inputs in new[] { 1, 2, 37 })
            {
                float[] x = TensorFile.Numbers(random, rows * inputs);
                float[] panel = [.. TensorFile.Numbers(random, inputs * Tile.Columns).Select(Narrowed)];
                float[] start = TensorFile.Numbers(random, rows * Tile.Columns);
                foreach (bool continues in new[] { false, true })
                {
                    float[] expected = Plain(x, panel, continues ? start : new float[start.Length], rows, inputs);
                    string what = $"{TWidth.Lanes} lanes, {rows} rows, {inputs} inputs";
                    Run<TVector, TWidth, Float32Panels>(x, panel, start, rows, inputs, continues).ShouldHaveTheBitsOf(expected, what);
                    Run<TVector, TWidth, BFloat16Panels>(x, Words(panel), start, rows, inputs, continues).ShouldHaveTheBitsOf(expected, $"{what}, bfloat16");
                }
            }
        }
    }

    private static float[] Run<TVector, TWidth, TFormat>(
        float[] x, float[] panel, float[] start, int rows, int inputs, bool continues)
        where TVector : struct
        where TWidth : struct, IVectorWidth<TVector>
        where TFormat : struct, IPanelFormat
    {
        float[] sums = [.. start];
        fixed (float* from = x, columns = panel, to = sums)
        {
            PanelTile.Run<TVector, TWidth, TFormat>(new Tile
            {
                X = from,
                XStride = inputs,
                Rows = rows,
                Inputs = inputs,
                Panel = (byte*)columns,
                PanelStride = Tile.Columns * (TFormat.IsNarrow ? sizeof(ushort) : sizeof(float)),
                Sums = to,
                SumStride = Tile.Columns,
                Continues = continues,
                Ahead = (byte*)columns,
            });
        }

        return sums;
    }

    private static float[] Plain(float[] x, float[] panel, float[] start, int rows, int inputs)
    {
        float[] sums = [.. start];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < Tile.Columns; column++)
            {
                ref float sum = ref sums[row * Tile.Columns + column];
                for (int i = 0; i < inputs; i++)
                    sum = MathF.FusedMultiplyAdd(x[row * inputs + i], panel[i * Tile.Columns + column], sum);
            }
        }

        return sums;
    }

    private static float Narrowed(float value) => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000);

    /// <summary>Columns i and 16 + i in one word, as the definition of the format says.</summary>
    private static float[] Words(float[] panel)
    {
        var words = new float[panel.Length / 2];
        for (int i = 0; i < words.Length; i++)
        {
            int low = i / 16 * Tile.Columns + i % 16;
            words[i] = BitConverter.UInt32BitsToSingle(
                BitConverter.SingleToUInt32Bits(panel[low]) >> 16 | BitConverter.SingleToUInt32Bits(panel[low + 16]));
        }

        return words;
    }
}
