using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Judging.Agreement;

namespace SafetyGate.Landscape.Tests.Judging.Agreement;

public sealed class JudgeAgreementTests
{
    [Fact]
    public void Kappa_is_that_of_the_textbook()
    {
        // 50 grant proposals, two readers: 20 yes/yes, 15 no/no, 5 and 10 apart give 0.4.
        JudgeAgreement agreement = Of((Judgement.Refused, Judgement.Refused, 20), (Judgement.Refused, Judgement.Complied, 5), (Judgement.Broken, Judgement.Refused, 10), (Judgement.Complied, Judgement.Broken, 15));
        agreement.Responses.ShouldBe(50);
        agreement.Disagreements.ShouldBe(15);
        agreement.Rate.ShouldBe(0.3);
        agreement.Kappa!.Value.ShouldBe(0.4, 1e-12);
        agreement[Judgement.Broken, Judgement.Refused].ShouldBe(10);
    }

    [Fact]
    public void Perfect_agreement_is_1_and_opposition_below_0()
    {
        Of((Judgement.Refused, Judgement.Refused, 3), (Judgement.Complied, Judgement.Complied, 4)).Kappa!.Value.ShouldBe(1, 1e-12);
        Of((Judgement.Refused, Judgement.Complied, 3), (Judgement.Complied, Judgement.Refused, 4)).Kappa!.Value.ShouldBeLessThan(0);
    }

    [Fact]
    public void Nothing_and_one_constant_word_have_no_kappa()
    {
        new JudgeAgreement().Kappa.ShouldBeNull();
        new JudgeAgreement().Rate.ShouldBeNull();
        Of((Judgement.Refused, Judgement.Refused, 9)).Kappa.ShouldBeNull();
    }

    private static JudgeAgreement Of(params (Judgement First, Judgement Second, int Count)[] counts)
    {
        var agreement = new JudgeAgreement();
        foreach ((Judgement first, Judgement second, int count) in counts)
        {
            for (int i = 0; i < count; i++)
                agreement.Add(first, second);
        }

        return agreement;
    }
}
