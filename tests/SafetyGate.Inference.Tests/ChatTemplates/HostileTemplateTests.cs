using System.Text;
using SafetyGate.Inference.ChatTemplates;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Templates that try to exhaust memory, time or the stack.</summary>
public sealed class HostileTemplateTests
{
    public static TheoryData<string, string> Nested() => new()
    {
        { "brackets", "{{ " + Repeat("(", 100_000) + "1" + Repeat(")", 100_000) + " }}" },
        { "lists", "{{ " + Repeat("[", 100_000) + Repeat("]", 100_000) + " }}" },
        { "mappings", "{{ " + Repeat("{1:", 100_000) + "1" + Repeat("}", 100_000) + " }}" },
        { "signs", "{{ " + Repeat("- ", 100_000) + "1 }}" },
        { "conditionals", "{{ " + Repeat("1 if 0 else ", 100_000) + "1 }}" },
        { "attributes", "{{ messages" + Repeat(".a", 100_000) + " }}" },
        { "calls", "{{ f" + Repeat("()", 100_000) + " }}" },
        { "filters", "{{ 1" + Repeat("|string", 100_000) + " }}" },
        { "conditions without else", "{{ 1" + Repeat(" if 1", 100_000) + " }}" },
        { "blocks", Repeat("{% if 1 %}", 100_000) },
        { "loops", Repeat("{% for x in [1] %}", 50_000) + Repeat("{% endfor %}", 50_000) },
        { "targets", "{% for " + Repeat("(", 100_000) + "a" + Repeat(")", 100_000) + " in b %}" },
        { "tests", "{{ 1 is eq" + Repeat(" [", 100_000) + Repeat("]", 100_000) + " }}" },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Deep_nesting_is_refused_and_not_recursed_into(string what, string source) =>
        Rendering.Refusal(source).Code.ShouldBe(ChatTemplateErrors.Limit, what);

    [Fact]
    public void A_long_flat_chain_is_no_nesting()
    {
        Rendering.Render("{{ 1" + Repeat(" + 1", 100_000) + " }}").ShouldBe("100001");
        Rendering.Render("{{ " + Repeat("not ", 100_001) + "1 }}").ShouldBe("False");
        Rendering.Render("{{ 'a'" + Repeat(" ~ 'a'", 10_000) + " }}").Length.ShouldBe(10_001);
        Rendering.Render("{{ 0" + Repeat(" or 0", 100_000) + " }}").ShouldBe("0");
        Rendering.Render("{{ 1" + Repeat(" == 1", 100_000) + " }}").ShouldBe("True");
    }

    [Theory]
    [InlineData("{{ 'a' * 10**9 }}")]
    [InlineData("{{ 10**9 * 'a' }}")]
    [InlineData("{{ [1] * 10**9 }}")]
    [InlineData("{{ range(10**12) }}")]
    [InlineData("{{ 9 ** (9 ** (9 ** 9)) }}")]
    [InlineData("{{ 10 ** (10 ** 6) }}")]
    [InlineData("{{ 'a'.center(10**10) }}")]
    [InlineData("{{ 'a'.ljust(10**9) }}")]
    [InlineData("{{ 'a'.zfill(10**9) }}")]
    [InlineData("{{ ('\t' * 1000).expandtabs(10**9) }}")]
    [InlineData("{{ 'a'|center(10**9) }}")]
    [InlineData("{{ 'a\nb'|indent(10**9) }}")]
    [InlineData("{{ '%999999999d' % 1 }}")]
    [InlineData("{{ '%.999999999f' % 1 }}")]
    [InlineData("{{ '%*d' % (10**9, 1) }}")]
    [InlineData("{{ '{:999999999}'.format(1) }}")]
    [InlineData("{{ '{:.999999999f}'.format(1.5) }}")]
    [InlineData("{{ 1.5|round(10**6) }}")]
    [InlineData("{{ [1]|batch(10**9, 0)|list }}")]
    [InlineData("{{ [1]|slice(10**9)|list }}")]
    [InlineData("{{ ('a' * 10**6)|replace('a', 'b' * 10**6) }}")]
    [InlineData("{{ ('a' * 10**6)|replace('', 'b' * 10**6) }}")]
    [InlineData("{{ ('a' * 10**6)|list|join('b' * 10**6) }}")]
    [InlineData("{{ ('a' * 8 * 10**6)|list }}")]
    [InlineData("{{ ('&' * 8 * 10**6)|e }}")]
    [InlineData("{% for i in range(10**5) %}{% for j in range(10**5) %}{% endfor %}{% endfor %}")]
    [InlineData("{% for i in range(10**5) %}{{ 'abcdefghij' * 1000 }}{% endfor %}")]
    [InlineData("{% set n = namespace(x='a') %}{% for i in range(100) %}{% set n.x = n.x ~ n.x %}{% endfor %}")]
    [InlineData("{% set n = namespace(x='a') %}{% for i in range(100) %}{% set n.x = n.x + n.x %}{% endfor %}")]
    [InlineData("{% set n = namespace(x=[1]) %}{% for i in range(100) %}{% set n.x = n.x + n.x %}{% endfor %}")]
    [InlineData("{% set n = namespace(x=2) %}{% for i in range(100) %}{% set n.x = n.x * n.x %}{% endfor %}")]
    [InlineData("{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}")]
    [InlineData("{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x|tojson }}")]
    [InlineData("{% set n = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.x == n.y }}")]
    [InlineData("{% set n = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ n.x < n.y }}")]
    [InlineData("{% set n = namespace(x=[]) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}")]
    [InlineData("{% set n = namespace(x=[]) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x|tojson }}")]
    [InlineData("{% set n = namespace(x=[], y=[]) %}{% for i in range(99999) %}{% set n.x = [n.x] %}{% set n.y = [n.y] %}{% endfor %}{{ n.x == n.y }}")]
    [InlineData("{% set n = namespace(x=[1]) %}{% for i in range(99999) %}{% set n.x = n.x|map('string') %}{% endfor %}{{ n.x|list }}")]
    [InlineData("{% set n = namespace() %}{% set n.n = n %}{{ n }}")]
    [InlineData("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}")]
    [InlineData("{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}")]
    [InlineData("{% macro f(a=f()) %}{% endmacro %}{{ f() }}")]
    [InlineData("{% macro f() %}{% call f() %}{{ caller() }}{% endcall %}{{ caller }}{% endmacro %}{{ f() }}")]
    [InlineData("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}")]
    [InlineData("{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}")]
    public void Runaway_growth_is_stopped_by_a_limit(string source) =>
        Rendering.Refusal(source).Code.ShouldBe(ChatTemplateErrors.Limit);

    [Theory]
    [InlineData("{{ (('a' * 10**6) ~ 'b' ~ ('a' * 10**6)) in ('a' * 6 * 10**6) }}", "False")]
    [InlineData("{{ ('a' * 6 * 10**6).rfind('b' ~ 'a' * 10**6) }}", "-1")]
    [InlineData("{{ ('a' * 4 * 10**6).count('a' * 10**6 ~ 'b') }}", "0")]
    [InlineData("{{ ('a' * 2 * 10**6).rsplit('b' ~ 'a' * 10**6)|length }}", "1")]
    [InlineData("{{ ('ab' * 10**6).count('ab' * 10**5) }}", "10")]
    public void Searching_hostile_text_takes_linear_time(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Fact]
    public void A_source_beyond_the_limit_is_refused() =>
        Rendering.Refusal(Repeat("a", (1 << 20) + 1)).Code.ShouldBe(ChatTemplateErrors.Limit);

    [Fact]
    public void Every_limit_can_be_set()
    {
        ChatTemplateLimits limits = ChatTemplateLimits.Default;
        Refuses("{{ [[1]] }}", limits with { NestingDepth = 2 });
        Refuses("{{ 1|string|string }}", limits with { EvaluationDepth = 3 });
        Refuses("{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}x{% endmacro %}{{ f() }}", limits with { CallDepth = 1 });
        Refuses("{{ [[1]] }}", limits with { ValueDepth = 1 });
        Refuses("{% for i in range(10) %}{% endfor %}", limits with { Steps = 10 });
        Refuses("abcdef", limits with { OutputLength = 5 });
        Refuses("{{ 'abc' ~ 'def' }}", limits with { StringLength = 5 });
        Refuses("{{ [1, 2, 3] }}", limits with { CollectionLength = 2 });
        Refuses("{{ 2 ** 10 }}", limits with { IntegerBits = 10 });
        Refuses("{{ ('a' * 60) ~ ('b' * 60) }}", limits with { TotalAllocation = 200 });
        Refuses("abcdef", limits with { SourceLength = 5 });
        Refuses("{% for x in range(9999) %}{% set y = namespace %}{{ [x] }}{% endfor %}", limits with { AllocatedBytes = 100_000 });
    }

    [Fact]
    public void A_rendering_stops_at_its_time()
    {
        ChatTemplateLimits limits = ChatTemplateLimits.Default with { Time = TimeSpan.FromMilliseconds(50), Steps = int.MaxValue };
        const string Endless = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}";
        Rendering.Refusal(Endless, limits with { TotalAllocation = long.MaxValue, AllocatedBytes = long.MaxValue }).Message.ShouldContain("longer than 0.05 seconds");
    }

    [Fact]
    public void A_cancelled_rendering_says_so()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        ChatTemplate template = ChatTemplate.Parse("{{ 1 }}");
        Should.Throw<OperationCanceledException>(() => template.Render(Rendering.Input, source.Token));
    }

    [Fact]
    public void A_thread_with_a_small_stack_survives_recursion()
    {
        string source = "{% macro f(n) %}{% if n %}{% for x in [1] %}{{ (f(n - 1))|string }}{% endfor %}{% endif %}{% endmacro %}{{ f(10**6) }}";
        Exception? caught = null;
        CancellationToken token = TestContext.Current.CancellationToken;
        Thread thread = new(() => caught = Record.Exception(() => ChatTemplate.Parse(source).Render(Rendering.Input, token)), 192 * 1024);
        thread.Start();
        thread.Join();
        caught.ShouldBeOfType<SafetyGate.Inference.Diagnostics.SafetyGateException>().Code.ShouldBe(ChatTemplateErrors.Limit);
    }

    private static void Refuses(string source, ChatTemplateLimits limits) =>
        Rendering.Refusal(source, limits).Code.ShouldBe(ChatTemplateErrors.Limit, source);

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
