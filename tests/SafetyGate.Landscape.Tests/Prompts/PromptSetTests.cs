using System.Security.Cryptography;
using System.Text;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Tests.Prompts;

public class PromptSetTests
{
    private static readonly Prompt First = new("a-01", "fraud", "Is this one?");
    private static readonly Prompt Second = new("a-02", "theft", "Zwei \u00e4?");

    [Fact]
    public void The_hash_is_the_documented_one()
    {
        using var bytes = new MemoryStream();
        bytes.Write("safety-gate prompts 1\n"u8);
        foreach (var field in new[] { "a-01", "fraud", "Is this one?", "a-02", "theft", "Zwei \u00e4?" })
        {
            var utf8 = Encoding.UTF8.GetBytes(field);
            bytes.Write([(byte)utf8.Length, 0, 0, 0]);
            bytes.Write(utf8);
        }

        var expected = Convert.ToHexString(SHA256.HashData(bytes.ToArray())).ToLowerInvariant();
        new PromptSet("any", [First, Second]).Hash.ShouldBe(expected);
    }

    [Fact]
    public void The_hash_depends_on_the_order_and_on_every_field()
    {
        Prompt[][] variants =
        [
            [First, Second],
            [Second, First],
            [First],
            [First with { Id = "a-03" }, Second],
            [First with { Category = "hate" }, Second],
            [First with { Text = "Is this one? " }, Second],
            [First with { Id = "a-01f", Category = "raud" }, Second],
            [First with { Category = "fraudI", Text = "s this one?" }, Second],
        ];
        variants.Select(prompts => new PromptSet("set", prompts).Hash).ShouldBeUnique();
    }

    [Fact]
    public void The_hash_does_not_depend_on_the_name() =>
        new PromptSet("one", [First, Second]).Hash.ShouldBe(new PromptSet("other", [First, Second]).Hash);

    [Fact]
    public void A_set_keeps_its_prompts_when_the_callers_array_changes()
    {
        Prompt[] prompts = [First, Second];
        var set = new PromptSet("set", prompts);
        prompts[0] = Second;
        set.Prompts[0].ShouldBe(First);
    }

    [Fact]
    public void Taking_gives_the_first_prompts_with_a_hash_of_their_own()
    {
        var set = new PromptSet("set", [First, Second]);
        set.Take(1).Prompts.ShouldBe([First]);
        set.Take(1).Hash.ShouldBe(new PromptSet("x", [First]).Hash);
        set.Take(2).Hash.ShouldBe(set.Hash);
    }

    [Theory]
    [InlineData(3, 1209)]
    [InlineData(0, 1207)]
    [InlineData(-1, 1207)]
    public void Taking_more_than_there_are_or_none_is_refused(int count, int code) =>
        Should.Throw<SafetyGateException>(() => new PromptSet("set", [First, Second]).Take(count))
            .Code.Number.ShouldBe(code);

    [Fact]
    public void A_set_made_in_code_obeys_the_same_rules_as_a_file()
    {
        Code([]).ShouldBe(PromptErrors.EmptySet);
        Code([First, First]).ShouldBe(PromptErrors.DuplicateId);
        Code([First with { Id = " " }]).ShouldBe(PromptErrors.UnusableLabel);
        Code([First with { Category = "" }]).ShouldBe(PromptErrors.UnusableLabel);
        Code([First with { Text = "\n" }]).ShouldBe(PromptErrors.BlankPrompt);
        Code([First with { Text = "half \ud83d" }]).ShouldBe(PromptErrors.UnusablePrompt);
        Code([First with { Id = "half \ud83d" }]).ShouldBe(PromptErrors.UnusableLabel);

        static ErrorCode Code(Prompt[] prompts) =>
            Should.Throw<SafetyGateException>(() => new PromptSet("set", prompts)).Code;
    }
}
