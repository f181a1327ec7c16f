using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Tests.Statistics;

public class LookPlanTests
{
    [Fact]
    public void One_look_costs_nothing()
    {
        LookPlan.Of(3, 3, 0.95).EachLook.ShouldBe(0.95);
        LookPlan.Of(1, 2, 0.95).EachLook.ShouldBe(0.95, "after one direction only prompts vary, and those stay");
    }

    [Theory]
    [InlineData(3, 6)]
    [InlineData(3, 10)]
    [InlineData(5, 8)]
    public void Several_looks_cost_more_than_one_and_less_than_if_they_had_nothing_in_common(int first, int last)
    {
        double error = 1 - LookPlan.Of(first, last, 0.95).EachLook;

        error.ShouldBeLessThan(0.05);
        error.ShouldBeGreaterThan(0.05 / (last - first + 1));
    }

    // Independent of the plan's own simulation: other numbers, the plain formula.
    [Theory]
    [InlineData(2, 4, 0.95)]
    [InlineData(3, 6, 0.95)]
    [InlineData(3, 10, 0.9)]
    public void Whoever_stops_at_the_worst_look_errs_as_often_as_was_claimed(int first, int last, double level)
    {
        const int Experiments = 20_000;
        var plan = LookPlan.Of(first, last, level);
        var random = new Random(1);
        double[] critical = [.. plan.Looks.Select(n => StudentQuantile.TwoSided(plan.EachLook, n - 1))];
        int wrong = 0;
        for (int experiment = 0; experiment < Experiments; experiment++)
        {
            double[] drawn = [.. Enumerable.Range(0, last).Select(_ =>
                Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
            wrong += plan.Looks.Where((n, i) => Math.Abs(T(drawn[..n])) > critical[i]).Any() ? 1 : 0;
        }

        ((double)wrong / Experiments).ShouldBe(1 - level, 0.007);
    }

    [Fact]
    public void Many_looks_are_spread_evenly_with_both_ends_kept()
    {
        var plan = LookPlan.Of(3, 1000, 0.95);

        plan.Looks.Count.ShouldBe(LookPlan.MostLooks);
        plan.Looks[0].ShouldBe(3);
        plan.Looks[^1].ShouldBe(1000);
        plan.Looks.ShouldBe(plan.Looks.Order().Distinct());
    }

    [Fact]
    public void The_same_plan_is_always_the_same() =>
        LookPlan.Of(3, 7, 0.95).EachLook.ShouldBe(LookPlan.Of(3, 7, 0.95).EachLook);

    private static double T(double[] values)
    {
        double mean = values.Average();
        double variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
        return mean / Math.Sqrt(variance / values.Length);
    }
}
