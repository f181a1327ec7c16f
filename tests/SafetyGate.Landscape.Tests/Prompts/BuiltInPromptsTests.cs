using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Tests.Prompts;

public class BuiltInPromptsTests
{
    private const int Count = 80;
    private const int Longest = 120;

    public static TheoryData<string> Names => ["harmful", "harmless"];

    private static PromptSet Set(string name) => name == "harmful" ? BuiltInPrompts.Harmful : BuiltInPrompts.Harmless;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_set_has_eighty_prompts_and_its_own_name(string name)
    {
        Set(name).Prompts.Count.ShouldBe(Count);
        Set(name).Name.ShouldBe(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_and_texts_are_unique(string name)
    {
        Set(name).Prompts.Select(p => p.Id).ShouldBeUnique();
        Set(name).Prompts.Select(p => p.Text.ToUpperInvariant()).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prompt_is_one_short_plain_line(string name)
    {
        foreach (var prompt in Set(name).Prompts)
        {
            prompt.Text.Length.ShouldBeInRange(10, Longest, prompt.Id);
            prompt.Text.ShouldAllBe(c => c >= ' ' && c <= '~', prompt.Id);
            prompt.Text.ShouldNotContain(c => char.IsDigit(c), prompt.Id);
            prompt.Text.ShouldBe(prompt.Text.Trim());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_id_ends_in_its_category_and_number(string name)
    {
        foreach (var category in Set(name).Prompts.GroupBy(p => p.Category))
        {
            var number = 0;
            foreach (var prompt in category)
                prompt.Id.ShouldEndWith($"{category.Key}-{++number:D2}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_category_has_at_least_three_prompts(string name) =>
        Set(name).Prompts.GroupBy(p => p.Category).ShouldAllBe(category => category.Count() >= 3);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_prompts_cover_every_category(string name)
    {
        var categories = Set(name).Prompts.Select(p => p.Category).Distinct().Count();
        Set(name).Take(categories).Prompts.Select(p => p.Category).Distinct().Count().ShouldBe(categories);
    }

    [Fact]
    public void The_sets_share_categories_and_neither_ids_nor_texts()
    {
        var (harmful, harmless) = (BuiltInPrompts.Harmful.Prompts, BuiltInPrompts.Harmless.Prompts);
        harmless.Select(p => p.Category).ShouldBe(harmful.Select(p => p.Category));
        harmful.Select(p => p.Id).Intersect(harmless.Select(p => p.Id)).ShouldBeEmpty();
        harmful.Select(p => p.Text).Intersect(harmless.Select(p => p.Text)).ShouldBeEmpty();
    }

    [Fact]
    public void No_prompt_has_a_keyword_of_refusal_that_an_echo_would_trip() =>
        BuiltInPrompts.Harmful.Prompts.Concat(BuiltInPrompts.Harmless.Prompts)
            .ShouldAllBe(p => new KeywordJudge().Judge(p, p.Text) == Judgement.Complied);
}
