using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class WideningTests
{
    private static readonly ushort[] AllValues = [.. Enumerable.Range(0, 65536).Select(i => (ushort)i)];

    [Fact]
    public void Every_bfloat16_widens_to_the_float_with_its_upper_bits()
    {
        float[] wide = Widen(ElementType.BFloat16);
        for (int i = 0; i < wide.Length; i++)
            BitConverter.SingleToUInt32Bits(wide[i]).ShouldBe((uint)i * 65536u);
    }

    [Fact]
    public void Every_float16_widens_to_its_value()
    {
        float[] wide = Widen(ElementType.Float16);
        for (int i = 0; i < wide.Length; i++)
        {
            int mantissa = i & 0x3FF;
            if ((i & 0x7C00) == 0x7C00 && mantissa != 0)
                float.IsNaN(wide[i]).ShouldBeTrue($"{i:x4}");
            else
                BitConverter.SingleToInt32Bits(wide[i]).ShouldBe(BitConverter.SingleToInt32Bits(Plain(i, mantissa)), $"{i:x4}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(33)]
    public void The_remainder_behind_the_last_vector_is_widened_and_nothing_more(int count)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            byte[] source = MemoryMarshal.AsBytes<ushort>(AllValues.AsSpan(0x3F00, count * type.ByteSize() / 2)).ToArray();
            float[] whole = new float[count + 1];
            whole[count] = 42;
            Widening.Widen(type, source, whole.AsSpan(0, count));
            whole[count].ShouldBe(42);
            for (int i = 0; i < count; i++)
            {
                float[] single = new float[1];
                Widening.Widen(type, source.AsSpan(i * type.ByteSize(), type.ByteSize()), single);
                single[0].ShouldBe(whole[i]);
            }
        }
    }

    private static float[] Widen(ElementType type)
    {
        float[] wide = new float[AllValues.Length];
        Widening.Widen(type, MemoryMarshal.AsBytes<ushort>(AllValues), wide);
        return wide;
    }

    /// <summary>IEEE 754 binary16 by its definition.</summary>
    private static float Plain(int bits, int mantissa)
    {
        double sign = (bits & 0x8000) == 0 ? 1 : -1;
        int exponent = (bits >> 10) & 31;
        return (float)(sign * exponent switch
        {
            0 => mantissa * Math.Pow(2, -24),
            31 => double.PositiveInfinity,
            _ => (1024 + mantissa) * Math.Pow(2, exponent - 25),
        });
    }
}
