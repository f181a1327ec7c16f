using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Tests.Statistics;

public class SplitMix64Tests
{
    [Fact]
    public void The_published_sequence_is_reproduced()
    {
        var random = new SplitMix64(1234567);
        ulong[] expected =
        [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
        ];

        foreach (ulong value in expected)
            random.Next().ShouldBe(value);
    }

    [Fact]
    public void Bounded_draws_are_uniform()
    {
        var random = new SplitMix64(5, 0);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.Next(7)]++;

        // Chi-square with 6 degrees of freedom: above 22.5 once in a thousand seeds, and this seed is fixed.
        counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000).ShouldBeLessThan(22.5);
    }

    [Fact]
    public void Streams_of_one_seed_differ()
    {
        ulong[] first = [.. Enumerable.Range(0, 1000).Select(s => new SplitMix64(9, (ulong)s).Next())];

        first.Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public void A_resample_draws_as_many_as_there_are_and_always_the_same()
    {
        var plan = new ResamplePlan(3, 80);
        int[] Draw(int resample)
        {
            var prompts = new int[80];
            plan.Draw(resample, prompts);
            return prompts;
        }

        Draw(17).Sum().ShouldBe(80);
        Draw(17).ShouldBe(Draw(17));
        Draw(17).ShouldNotBe(Draw(18));
    }
}
