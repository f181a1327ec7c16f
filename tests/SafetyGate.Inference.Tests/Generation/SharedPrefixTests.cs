using SafetyGate.Inference.Generation;

namespace SafetyGate.Inference.Tests.Generation;

public sealed class SharedPrefixTests
{
    [Fact]
    public void It_is_what_all_prompts_begin_with() => Length(40, [1, 2, 3, 4], [1, 2, 3, 9, 9], [1, 2, 7]).ShouldBe(2);

    [Fact]
    public void Every_prompt_keeps_a_token_of_its_own() => Length(40, [1, 2, 3], [1, 2], [1, 2, 3]).ShouldBe(1);

    [Fact]
    public void Prompts_of_one_token_share_nothing() => Length(40, [1], [1], [1]).ShouldBe(0);

    [Fact]
    public void A_prompt_that_must_run_whole_forbids_it() => Length(4, [1, 2, 3, 4], [1, 2, 3, 9, 9], [1, 2, 7]).ShouldBe(0);

    [Fact]
    public void It_is_not_worth_a_pass_for_two_short_prompts() =>
        SharedPrefix.Length([[1, 2, 3], [1, 2, 4]], int.MaxValue).ShouldBe(0);

    /// <summary>Many copies, so that sharing pays.</summary>
    private static int Length(int longestDivisible, params int[][] prompts) =>
        SharedPrefix.Length([.. Enumerable.Repeat(prompts, 20).SelectMany(p => p)], longestDivisible);
}
