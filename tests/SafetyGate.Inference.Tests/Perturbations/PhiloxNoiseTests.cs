using System.Runtime.Intrinsics;
using SafetyGate.Inference.Perturbations;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Perturbations;

public sealed class PhiloxNoiseTests
{
    private static readonly PhiloxKey Key = PhiloxKey.Of(42, 3, "model.embed_tokens.weight");

    /// <summary>Known answers of philox4x32-10 in the Random123 distribution (kat_vectors).</summary>
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, 0u, 0u, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, 0xffffffffu, 0xffffffffu,
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, 0xa4093822u, 0x299f31d0u,
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void The_generator_gives_the_known_answers_in_every_lane(uint[] counter, uint k0, uint k1, uint[] expected)
    {
        var words = PhiloxNoise.Philox(
            k0, k1, Vector512.Create(counter[0]), Vector512.Create(counter[1]), Vector512.Create(counter[2]), Vector512.Create(counter[3]));
        words.ShouldBe((
            Vector512.Create(expected[0]), Vector512.Create(expected[1]), Vector512.Create(expected[2]), Vector512.Create(expected[3])));
        PlainPhilox.Block(k0, k1, counter).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1L << 20)]
    [InlineData((1L << 34) - 512)] // the counter's low word wraps around in the middle
    [InlineData((1L << 34) + 64_000)]
    public void Vectors_give_the_bits_of_the_definition(long start)
    {
        foreach (PhiloxKey key in new[] { Key, new PhiloxKey(0, 0, 0), new PhiloxKey(uint.MaxValue, uint.MaxValue, uint.MaxValue) })
        {
            float[] expected = [.. Enumerable.Range(0, 2048).Select(i => PlainPhilox.Element(key, start + i))];
            Fill(key, start, 2048).ShouldHaveTheBitsOf(expected, $"{key} from {start}");
        }
    }

    [Fact]
    public void Any_part_of_a_stream_can_be_made_by_itself()
    {
        float[] whole = Fill(Key, 0, 1000);
        var random = new Random(1);
        for (int i = 0; i < 500; i++)
        {
            int start = random.Next(0, 1000), length = random.Next(0, 1001 - start);
            Fill(Key, start, length).ShouldHaveTheBitsOf(whole[start..(start + length)], $"{length} from {start}");
        }
    }

    [Fact]
    public void A_scaled_offset_is_the_same_in_any_pieces()
    {
        float[] origin = [.. Enumerable.Range(0, 5000).Select(i => i / 7f)];
        var offset = new NoiseOffset(Key, 0.3f);
        float[] expected = [.. Fill(Key, 0, 5000).Select((noise, i) => MathF.FusedMultiplyAdd(noise, 0.3f, origin[i]))];

        for (int piece = 1; piece < 5000; piece = 3 * piece + 1)
        {
            float[] values = [.. origin];
            for (int start = 0; start < values.Length; start += piece)
                offset.AddTo(start, values.AsSpan(start, Math.Min(piece, values.Length - start)));
            values.ShouldHaveTheBitsOf(expected, $"pieces of {piece}");
        }
    }

    [Fact]
    public void The_logarithm_is_within_two_ulp_on_its_whole_range()
    {
        for (int k = 1; k <= 1 << 24; k += k < 100_000 || k > (1 << 24) - 100_000 ? 1 : 97)
        {
            float x = k * (1f / (1 << 24));
            Ulps(PhiloxNoise.Log(Vector512.Create(x))[0], Math.Log(x)).ShouldBeLessThanOrEqualTo(2, $"log {x:R}");
        }
    }

    [Fact]
    public void Sine_and_cosine_are_within_two_ulp_on_their_whole_range()
    {
        for (int k = 0; k < 1 << 24; k += 97)
        {
            float turns = k * (1f / (1 << 24));
            (Vector512<float> sine, Vector512<float> cosine) = PhiloxNoise.SineCosine(Vector512.Create(turns));
            Ulps(sine[0], SinOfTurns(turns)).ShouldBeLessThanOrEqualTo(2, $"sin {turns:R}");
            Ulps(cosine[0], SinOfTurns(turns + 0.25)).ShouldBeLessThanOrEqualTo(2, $"cos {turns:R}");
        }
    }

    [Fact]
    public void A_million_numbers_are_standard_normal()
    {
        const int Count = 1_000_000;
        float[] numbers = Fill(Key, 0, Count);
        numbers.ShouldAllBe(x => Math.Abs(x) < 5.78f);
        double mean = numbers.Average(x => (double)x);
        double Moment(int power) => numbers.Average(x => Math.Pow(x - mean, power));

        // Five standard errors: 1, sqrt 2, sqrt 15 and sqrt 96 over 1000.
        mean.ShouldBe(0, 0.005);
        Moment(2).ShouldBe(1, 0.0071);
        Moment(3).ShouldBe(0, 0.0194);
        Moment(4).ShouldBe(3, 0.049);
        numbers.Count(x => Math.Abs(x) > 3).ShouldBeInRange(2700 - 260, 2700 + 260);
        numbers.Count(x => Math.Abs(x) > 4).ShouldBeInRange(63 - 40, 63 + 40);

        Array.Sort(numbers);
        double largest = 0; // Kolmogorov-Smirnov: 1.95 / sqrt(n) at the 0.1 % level
        for (int i = 0; i < Count; i += 100)
            largest = Math.Max(largest, Math.Abs(NormalDistribution(numbers[i]) - (i + 0.5) / Count));
        largest.ShouldBeLessThan(1.95 / 1000);
    }

    [Fact]
    public void Streams_that_differ_in_seed_direction_or_name_are_uncorrelated()
    {
        PhiloxKey[] keys =
        [
            PhiloxKey.Of(1, 0, "a.weight"), PhiloxKey.Of(2, 0, "a.weight"), PhiloxKey.Of(1, 1, "a.weight"),
            PhiloxKey.Of(1, 2, "a.weight"), PhiloxKey.Of(1, 0, "b.weight"), PhiloxKey.Of(1 + (1ul << 32), 0, "a.weight"),
        ];
        float[][] streams = [.. keys.Select(key => Fill(key, 0, 100_000))];
        for (int i = 0; i < streams.Length; i++)
        {
            Correlation(streams[i], streams[i], 1).ShouldBe(0, 0.016); // five standard errors
            Correlation(streams[i], streams[i], 16).ShouldBe(0, 0.016);
            Correlation(streams[i], streams[i], 64).ShouldBe(0, 0.016);
            for (int j = 0; j < i; j++)
                Correlation(streams[i], streams[j], 0).ShouldBe(0, 0.016, $"{keys[i]} and {keys[j]}");
        }
    }

    private static float[] Fill(PhiloxKey key, long start, int count)
    {
        var values = new float[count];
        PhiloxNoise.Fill(key, start, values);
        return values;
    }

    private static double Correlation(float[] a, float[] b, int lag)
    {
        double sum = 0;
        for (int i = 0; i + lag < a.Length; i++)
            sum += (double)a[i] * b[i + lag];
        return sum / (a.Length - lag);
    }

    private static double Ulps(float actual, double expected)
    {
        float nearest = Math.Abs((float)expected);
        if (expected == 0)
            return Math.Abs(actual) / float.Epsilon;
        return Math.Abs(actual - expected) / (MathF.BitIncrement(nearest) - nearest);
    }

    /// <summary>The sine of 2 pi x, exact at the quarters.</summary>
    private static double SinOfTurns(double x)
    {
        double quarters = Math.Round(4 * x);
        double rest = 2 * Math.PI * (x - quarters / 4);
        return ((int)quarters % 4) switch
        {
            0 => Math.Sin(rest),
            1 => Math.Cos(rest),
            2 => -Math.Sin(rest),
            _ => -Math.Cos(rest),
        };
    }

    /// <summary>Integral of the density by Simpson's rule.</summary>
    private static double NormalDistribution(double x)
    {
        const int Steps = 64;
        double width = x / Steps, sum = 0;
        for (int i = 0; i <= Steps; i++)
            sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-i * width * i * width / 2);
        return 0.5 + sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }
}
