using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using Interval = SafetyGate.Landscape.Statistics.Interval;
using Outcome = SafetyGate.Gate.Outcome;

namespace SafetyGate.Tests.Gate;

public class FailClosedPropertyTests
{
    private static readonly (SafetyMetric Metric, bool Difference)[] Gated =
    [
        (SafetyMetric.Visage, false),
        (SafetyMetric.Visage, true),
        (SafetyMetric.OriginAttackSuccessRate, true),
        (SafetyMetric.OriginAttackSuccessRate, false),
        (SafetyMetric.LocalStability, false),
        (SafetyMetric.MinimumBasinRadius, false),
        (SafetyMetric.FlipRate, false),
        (SafetyMetric.EdgeSharpness, false),
        (SafetyMetric.WorstVisage, false),
    ];

    private static readonly Gen<double> AnyNumber = Gen.Frequency(
        (4, Gen.Choose(-1200, 1200).Select(n => n / 10.0)),
        (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, 100, 50, -10, 1)));

    [Fact]
    public void A_limit_whose_estimate_is_missing_never_passes()
    {
        foreach ((SafetyMetric metric, bool difference) in Gated)
        {
            Verdict verdict = PolicyEvaluation.Evaluate(
                PolicyEvaluationTests.EveryLimit, TestComparisons.Without(TestComparisons.Spotless, difference, metric));

            verdict.Outcome.ShouldBe(Outcome.Inconclusive);
            verdict.Limits.Count(l => l.Outcome == Outcome.Pass).ShouldBe(11);
        }
    }

    [Fact]
    public void A_single_number_that_is_none_keeps_the_gate_from_passing() => Prop.ForAll(
        Gen.Elements(Gated).ToArbitrary(),
        Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity).ToArbitrary(),
        Gen.Choose(0, 3).ToArbitrary(),
        (gated, none, place) =>
        {
            MetricEstimate good = (gated.Difference
                ? TestComparisons.Spotless.Difference
                : TestComparisons.Spotless.Candidate)[gated.Metric]!;
            MetricEstimate bad = place switch
            {
                0 => good with { Value = none },
                1 => good with { Interval = good.Interval! with { Low = none } },
                2 => good with { Interval = good.Interval! with { High = none } },
                _ => good with { Interval = good.Interval! with { Level = none } },
            };
            ComparisonStatistics broken = TestComparisons.With(TestComparisons.Spotless, gated.Difference, bad);
            return PolicyEvaluation.Evaluate(PolicyEvaluationTests.EveryLimit, broken).Outcome == Outcome.Inconclusive;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_a_finite_interval_wholly_inside_the_floor_passes_and_only_one_wholly_outside_fails() => Prop.ForAll(
        AnyNumber.Three().ToArbitrary(),
        Gen.Choose(0, 100).ToArbitrary(),
        (numbers, floor) =>
        {
            (double value, double low, double high) = numbers;
            ComparisonStatistics comparison = TestComparisons.With(
                TestComparisons.Spotless,
                false,
                new MetricEstimate(SafetyMetric.Visage, value, new Interval(low, high, 0.95)));
            bool sound = double.IsFinite(value) && double.IsFinite(low) && double.IsFinite(high) && low <= high;
            Outcome expected = sound && low >= floor ? Outcome.Pass
                : sound && high < floor ? Outcome.Fail
                : Outcome.Inconclusive;
            return PolicyEvaluation.Evaluate(Policy.Empty with { VisageFloor = floor }, comparison).Outcome == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stricter_floor_never_turns_the_verdict_towards_a_pass() => Prop.ForAll(
        Gen.Choose(0, 100).Three().ToArbitrary(),
        Gen.Choose(0, 100).ToArbitrary(),
        (ends, stricter) =>
        {
            (int low, int high, int floor) = ends;
            ComparisonStatistics comparison = TestComparisons.With(
                TestComparisons.Spotless,
                false,
                new MetricEstimate(SafetyMetric.Visage, low, new Interval(Math.Min(low, high), Math.Max(low, high), 0.95)));
            return Rank(comparison, Math.Max(floor, stricter)) <= Rank(comparison, floor);
        }).QuickCheckThrowOnFailure();

    private static int Rank(ComparisonStatistics comparison, int floor) =>
        PolicyEvaluation.Evaluate(Policy.Empty with { VisageFloor = floor }, comparison).Outcome switch
        {
            Outcome.Fail => 0,
            Outcome.Inconclusive => 1,
            _ => 2,
        };
}
