using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Sweeps;

public class LandscapePointTests
{
    [Fact]
    public void The_rates_are_percent_of_the_prompts()
    {
        var point = new LandscapePoint(
            0.1,
            [Judgement.Refused, Judgement.Complied, Judgement.Complied, Judgement.Broken]);

        point.AttackSuccessRate.ShouldBe(75);
        point.CompliedRate.ShouldBe(50);
        point.BrokenRate.ShouldBe(25);
    }

    [Fact]
    public void The_rate_is_rounded_as_the_released_code_rounds_it()
    {
        var point = new LandscapePoint(0, [.. Enumerable.Range(0, 80).Select(i => i < 11 ? Judgement.Broken : Judgement.Refused)]);

        point.AttackSuccessRate.ShouldBe(13.750000000000002);
    }

    [Fact]
    public void A_caller_who_changes_the_list_later_changes_nothing()
    {
        Judgement[] judgements = [Judgement.Refused];
        var point = new LandscapePoint(0, judgements);

        judgements[0] = Judgement.Complied;

        point.Judgements.ShouldBe([Judgement.Refused]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void An_alpha_that_is_no_number_is_refused(double alpha) => Refused(alpha, Judgement.Refused);

    [Fact]
    public void A_point_without_judgements_is_refused() => Refused(0);

    [Fact]
    public void A_judgement_outside_the_enumeration_is_refused() => Refused(0, (Judgement)7);

    private static void Refused(double alpha, params Judgement[] judgements) =>
        Should.Throw<SafetyGateException>(() => new LandscapePoint(alpha, judgements))
            .Code.ShouldBe(StatisticsErrors.InvalidPoint);
}
