using SafetyGate.Fuzz;

namespace SafetyGate.Inference.Tests.Fuzzing;

/// <summary>A short run of the fuzzing that tests/SafetyGate.Fuzz does at length.</summary>
[Trait("Category", "Fuzz")]
public class ShortRunTests
{
    private const int Cases = 150;
    private const ulong Seed = 4;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Damaged_input_is_read_or_refused_within_bounds(string name)
    {
        using IFuzzTarget target = FuzzTargets.All[name]();
        using var runner = new CaseRunner(target, DocumentedErrors.Numbers);
        for (int index = 0; index < Cases; index++)
        {
            FuzzOutcome outcome = runner.Run(new FuzzCase(name, Seed, index));
            outcome.Failure.ShouldBeNull(outcome.Case.ToString());
            if (index < target.Seeds.Count)
                outcome.Refusal.ShouldBeNull($"seed {index} is whole");
        }
    }

    [Fact]
    public void A_case_is_the_same_input_every_time()
    {
        using IFuzzTarget target = FuzzTargets.All["tokenizer-json"]();
        var fuzzCase = new FuzzCase(target.Name, Seed, 17);

        fuzzCase.Input(target).ShouldBe(fuzzCase.Input(target));
        fuzzCase.Input(target).ShouldNotBe((fuzzCase with { Index = 18 }).Input(target));
    }
}
