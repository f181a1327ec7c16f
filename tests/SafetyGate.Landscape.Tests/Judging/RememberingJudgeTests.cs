using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Tests.Judging;

public sealed class RememberingJudgeTests
{
    private static readonly Prompt Any = new("any", "any", "Any?");

    [Fact]
    public void What_was_judged_is_not_asked_again_and_what_was_not_is()
    {
        var counting = new CountingJudge();
        using var judge = new RememberingJudge(counting);
        Exchange[] exchanges = [new(Any, "yes"), new(Any, "unclear"), new(Any, "yes")];
        judge.Judge(exchanges, CancellationToken.None).ShouldBe([Judgement.Complied, null, Judgement.Complied]);
        judge.Judge(exchanges, CancellationToken.None).ShouldBe([Judgement.Complied, null, Judgement.Complied]);
        counting.Asked.ShouldBe(["yes", "unclear", "unclear"]);
    }

    private sealed class CountingJudge : IBatchJudge
    {
        public List<string> Asked { get; } = [];

        public string Name => "counting";

        public IReadOnlyList<Judgement?> Judge(IReadOnlyList<Exchange> exchanges, CancellationToken cancellation)
        {
            Asked.AddRange(exchanges.Select(e => e.Response));
            return [.. exchanges.Select(e => e.Response == "unclear" ? null : (Judgement?)Judgement.Complied)];
        }
    }
}
