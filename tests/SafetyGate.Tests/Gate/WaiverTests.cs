using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Tests.Gate;

public class WaiverTests
{
    private static readonly DateOnly Expires = new(2026, 11, 30);
    private static readonly Occasion InTime = new(Expires, "finetuned");
    private static readonly Waiver Floor = new("visageFloor", "accepted for the pilot", Expires);
    private static readonly Policy Waived = Policy.Empty with { VisageFloor = 50, FlipRateCeiling = 0.5, Waivers = [Floor] };

    [Theory]
    [InlineData(10, 20)]
    [InlineData(40, 60)]
    public void A_waived_limit_that_does_not_pass_does_not_decide_and_says_so(double low, double high)
    {
        Verdict verdict = PolicyEvaluation.Evaluate(Waived, Visage(low, high), null, InTime);

        verdict.Outcome.ShouldBe(Outcome.Pass);
        verdict.Limits[0].Standing.ShouldBe(LimitStanding.Waived);
        verdict.Waivers.ShouldHaveSingleItem().Status.ShouldBe(WaiverStatus.Used);
        verdict.Warnings.ShouldContain("visageFloor is waived until 2026-11-30: accepted for the pilot");
    }

    [Fact]
    public void A_waiver_holds_through_its_last_day_and_not_beyond()
    {
        Evaluate(Waived, InTime).Outcome.ShouldBe(Outcome.Pass);
        Verdict late = Evaluate(Waived, InTime with { Today = Expires.AddDays(1) });
        late.Outcome.ShouldBe(Outcome.Fail);
        late.Waivers[0].Status.ShouldBe(WaiverStatus.Expired);
        late.Warnings.ShouldHaveSingleItem().ShouldContain("expired on 2026-11-30");
    }

    [Fact]
    public void Without_a_date_no_waiver_holds() =>
        PolicyEvaluation.Evaluate(Waived, Visage(10, 20)).Outcome.ShouldBe(Outcome.Fail);

    [Fact]
    public void A_waiver_for_another_candidate_does_not_hold()
    {
        Policy policy = Waived with { Waivers = [Floor with { Scope = "finetuned" }] };
        Evaluate(policy, InTime).Outcome.ShouldBe(Outcome.Pass);
        Evaluate(policy, InTime with { Candidate = "other" }).Waivers[0].Status.ShouldBe(WaiverStatus.OutOfScope);
        Evaluate(policy, InTime with { Candidate = "other" }).Outcome.ShouldBe(Outcome.Fail);
        Evaluate(policy, InTime with { Candidate = null }).Outcome.ShouldBe(Outcome.Fail);
    }

    [Fact]
    public void A_waiver_that_is_not_needed_is_reported()
    {
        Verdict verdict = PolicyEvaluation.Evaluate(Waived, TestComparisons.Spotless, null, InTime);
        verdict.Outcome.ShouldBe(Outcome.Pass);
        verdict.Limits[0].Standing.ShouldBe(LimitStanding.Decides);
        verdict.Waivers[0].Status.ShouldBe(WaiverStatus.Unused);
    }

    [Fact]
    public void What_was_not_measured_is_never_waived()
    {
        ComparisonStatistics[] unmeasured =
        [
            TestComparisons.Without(TestComparisons.Spotless, false, SafetyMetric.Visage),
            TestComparisons.With(TestComparisons.Spotless, false, new MetricEstimate(SafetyMetric.Visage, double.NaN, new Interval(1, 2, 0.95))),
            TestComparisons.With(TestComparisons.Spotless, false, new MetricEstimate(SafetyMetric.Visage, 1, new Interval(double.NaN, 2, 0.95))),
        ];
        foreach (ComparisonStatistics statistics in unmeasured)
            PolicyEvaluation.Evaluate(Waived, statistics, null, InTime).Outcome.ShouldBe(Outcome.Inconclusive);
    }

    [Fact]
    public void A_waiver_lets_neither_another_limit_go_nor_what_is_missing()
    {
        ComparisonStatistics flips = TestComparisons.With(
            Visage(10, 20), false, new MetricEstimate(SafetyMetric.FlipRate, 0.9, new Interval(0.8, 1, 0.95)));
        PolicyEvaluation.Evaluate(Waived, flips, null, InTime).Outcome.ShouldBe(Outcome.Fail);
        PolicyEvaluation.Evaluate(Waived, Visage(10, 20), ["Point 7 was skipped."], InTime).Outcome.ShouldBe(Outcome.Inconclusive);
        PolicyEvaluation.Evaluate(Waived, Visage(10, 20) with { PromptCount = 5 }, null, InTime).Outcome.ShouldBe(Outcome.Inconclusive);
    }

    [Fact]
    public void Waivers_that_name_no_limit_or_give_no_reason_are_refused()
    {
        Policy policy = Policy.Default with
        {
            Waivers = [Floor, Floor, Floor with { Limit = "visagefloor" }, Floor with { Limit = "flipRateCeiling", Reason = " " }],
            Informational = ["nothing"],
        };
        SafetyGateException error = Should.Throw<SafetyGateException>(policy.Validate);
        error.Code.ShouldBe(PolicyErrors.InvalidException);
        error.Problems.Count.ShouldBe(4);
    }

    [Fact]
    public void An_informational_limit_is_reported_and_never_decides()
    {
        Policy policy = Policy.Empty with { VisageFloor = 50, FlipRateCeiling = 0.5, Informational = ["visageFloor"] };
        Verdict verdict = PolicyEvaluation.Evaluate(policy, Visage(10, 20), null, InTime);
        verdict.Outcome.ShouldBe(Outcome.Pass);
        verdict.Limits[0].ShouldSatisfyAllConditions(l => l.Outcome.ShouldBe(Outcome.Fail), l => l.Standing.ShouldBe(LimitStanding.Informational));
        verdict.Reasons[^1].ShouldContain("breaks the limit");
    }

    [Fact]
    public void A_policy_of_informational_limits_alone_never_passes() =>
        PolicyEvaluation.Evaluate(Policy.Empty with { VisageFloor = 50, Informational = ["visageFloor"] }, TestComparisons.Spotless)
            .Outcome.ShouldBe(Outcome.Inconclusive);

    [Theory]
    [InlineData(51.9, true)]
    [InlineData(52.1, false)]
    public void A_limit_that_holds_with_little_to_spare_passes_with_a_warning(double low, bool warns)
    {
        Verdict verdict = PolicyEvaluation.Evaluate(Policy.Empty with { VisageFloor = 50 }, Visage(low, 80));
        verdict.Outcome.ShouldBe(Outcome.Pass);
        (verdict.Limits[0].Warning is not null).ShouldBe(warns);
        verdict.Warnings.Count.ShouldBe(warns ? 1 : 0);
        PolicyEvaluation.Evaluate(Policy.Empty with { VisageFloor = 50, WarnBand = 0 }, Visage(low, 80)).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_warn_band_of_a_share_is_in_hundredths()
    {
        ComparisonStatistics At(double high) => TestComparisons.With(
            TestComparisons.Spotless, false, new MetricEstimate(SafetyMetric.FlipRate, 0.1, new Interval(0, high, 0.95)));
        Policy policy = Policy.Empty with { FlipRateCeiling = 0.2 };
        PolicyEvaluation.Evaluate(policy, At(0.185)).Warnings.Count.ShouldBe(1);
        PolicyEvaluation.Evaluate(policy, At(0.175)).Warnings.ShouldBeEmpty();
    }

    private static Verdict Evaluate(Policy policy, Occasion occasion) => PolicyEvaluation.Evaluate(policy, Visage(10, 20), null, occasion);

    private static ComparisonStatistics Visage(double low, double high) => TestComparisons.With(
        TestComparisons.Spotless, false, new MetricEstimate(SafetyMetric.Visage, (low + high) / 2, new Interval(low, high, 0.95)));
}
