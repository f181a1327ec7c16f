namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Statements, scopes and functions. The expectations are jinja2 3.1.6's.</summary>
public sealed class StatementTests
{
    [Theory]
    [InlineData("{% for x in 'abc' %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }};{% endfor %}", "1032TrueFalse3;2121FalseFalse3;3210FalseTrue3;")]
    [InlineData("{% for x in [1, 2, 3] %}{{ loop.previtem }}|{{ loop.nextitem }};{% endfor %}", "|2;1|3;2|;")]
    [InlineData("{% for x in [1, 1, 2] %}{{ loop.changed(x) }} {% endfor %}", "True False True ")]
    [InlineData("{% for x in [1, 2, 3] %}{{ loop.cycle('a', 'b') }}{% endfor %}", "aba")]
    [InlineData("{% for x in [1, 2, 3] if x > 1 %}{{ x }}/{{ loop.length }} {% endfor %}", "2/2 3/2 ")]
    [InlineData("{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "123")]
    [InlineData("{% for k, v in {'a': 1}.items() %}{{ k }}={{ v }}{% endfor %}", "a=1")]
    [InlineData("{% for x in nope %}{% else %}none{% endfor %}", "none")]
    [InlineData("{% for x in [[1, [2]], [3]] recursive %}{{ loop.depth }}{% if x is iterable %}<{{ loop(x) }}>{% else %}{{ x }}{% endif %}{% endfor %}", "1<212<32>>1<23>")]
    public void Loops_know_where_they_stand(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Theory]
    [InlineData("{% for x in [1, 2, 3] %}{% if x == 2 %}{% continue %}{% endif %}{{ x }}{% endfor %}", "13")]
    [InlineData("{% for x in [1, 2, 3] %}{% if x == 2 %}{% break %}{% endif %}{{ x }}{% else %}E{% endfor %}", "1")]
    [InlineData("{% for x in [1, 2] %}{% break %}{% else %}E{% endfor %}", "E")]
    public void Loop_controls_leave_and_skip_and_else_runs_unless_a_pass_was_finished(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Theory]
    [InlineData("{% set x = 1 %}{% for i in [1, 2] %}{% set x = x + i %}{{ x }}{% endfor %}{{ x }}", "231")]
    [InlineData("{% set n = namespace(x=1) %}{% for i in [1, 2] %}{% set n.x = n.x + i %}{% endfor %}{{ n.x }}", "4")]
    [InlineData("{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}", "2")]
    [InlineData("{% set y = 1 %}{% set x %}{% set y = 2 %}{{ y }}{% endset %}{{ x }}{{ y }}", "21")]
    [InlineData("{% set a, b = 1, 2 %}{{ a }}{{ b }}", "12")]
    [InlineData("{% set x | replace('a', 'b') | upper %}abc{% endset %}{{ x }}", "BBC")]
    [InlineData("{% set a = 5 %}{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}", "155")]
    [InlineData("{% for m in messages %}{% generation %}{{ loop.index }}{% set z = 1 %}{% endgeneration %}{{ z is defined }}{% endfor %}", "1False")]
    public void Names_set_in_a_loop_stay_there_and_namespaces_carry_them_out(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Theory]
    [InlineData("{% macro f(a, b=2, c=b) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ f(1) }} {{ f(1, 3) }} {{ f(1, c=4) }} {{ f(b=5, a=6) }} {{ f() }}", "122 133 124 655 22")]
    [InlineData("{% macro f() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1, 2, x=3) }}", "(1, 2){'x': 3}")]
    [InlineData("{% macro f(n) %}{% if n > 0 %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}", "321")]
    [InlineData("{% macro f() %}{{ x }}{% endmacro %}{% set x = 5 %}{{ f() }}", "5")]
    [InlineData("{% macro f() %}{% set x = 7 %}{{ x }}{% endmacro %}{% set x = 5 %}{{ f() }}{{ x }}", "75")]
    [InlineData("{% macro f() %}{{ caller is defined }}{% endmacro %}{{ f() }}", "False")]
    public void Macros_bind_their_arguments(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Theory]
    [InlineData("{% macro f(x) %}<{{ caller(x, 2) }}>{% endmacro %}{% call(a, b) f(1) %}{{ a }}{{ b }}{% endcall %}", "<12>")]
    [InlineData("{% filter replace('a', 'b')|upper %}abc{% endfilter %}", "BBC")]
    public void Call_and_filter_blocks_pass_their_bodies_on(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Theory]
    [InlineData("{{ range(5, 1, -2)|list }}", "[5, 3]")]
    [InlineData("{{ dict([('a', 1)], b=2) }}", "{'a': 1, 'b': 2}")]
    [InlineData("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}", "aba")]
    [InlineData("{% set j = joiner(', ') %}{% for x in [1, 2, 3] %}{{ j() }}{{ x }}{% endfor %}", "1, 2, 3")]
    [InlineData("{{ tools is none }}{{ documents is none }}{{ bos_token }}{{ eos_token }}{{ unk_token is defined }}", "TrueTrue<s></s>False")]
    public void Global_functions_are_there(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);

    [Theory]
    [InlineData("[{{ nope }}]", "[]")]
    [InlineData("{{ nope|length }}{{ nope|list }}{{ nope ~ 'a' }}", "0[]a")]
    [InlineData("{{ nope == nada }}{{ nope == none }}", "TrueFalse")]
    [InlineData("[{{ ''.__class__ }}]", "[]")]
    [InlineData("{{ 1 in nope }}", "False")]
    public void Undefined_prints_as_nothing_and_equals_only_itself(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);
}
