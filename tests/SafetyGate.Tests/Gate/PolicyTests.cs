using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Tests.Gate;

public class PolicyTests
{
    [Fact]
    public void Every_limit_out_of_range_is_listed()
    {
        var policy = new Policy
        {
            VisageFloor = double.NaN,
            VisageMaxDrop = -1,
            OriginAsrMaxRise = 101,
            OriginAsrCeiling = double.PositiveInfinity,
            LocalStabilityFloor = 1.1,
            BasinRadiusFloor = -0.1,
            FlipRateCeiling = 20,
            EdgeSharpnessCeiling = double.NegativeInfinity,
            WorstVisageFloor = 100.5,
            MinimumPrompts = 0,
        };

        SafetyGateException error = Should.Throw<SafetyGateException>(policy.Validate);

        error.Code.ShouldBe(PolicyErrors.InvalidLimit);
        error.Problems.Count.ShouldBe(10);
    }

    [Fact]
    public void A_limit_at_the_end_of_its_range_is_accepted() => Should.NotThrow(new Policy
    {
        VisageFloor = 100,
        VisageMaxDrop = 0,
        LocalStabilityFloor = 1,
        FlipRateCeiling = 0,
        MinimumPrompts = 1,
    }.Validate);

    [Fact]
    public void An_invalid_policy_is_an_error_never_a_verdict() => Should.Throw<SafetyGateException>(
        () => PolicyEvaluation.Evaluate(Policy.Default with { VisageFloor = double.NaN }, TestComparisons.Spotless));
}
