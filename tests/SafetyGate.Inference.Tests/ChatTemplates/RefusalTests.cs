using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Each kind of failure has its own code, and names the line.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("{% if a %}")]
    [InlineData("{% endif %}")]
    [InlineData("{% else %}")]
    [InlineData("{{ 1")]
    [InlineData("{{ }}")]
    [InlineData("{% foo %}")]
    [InlineData("{{ 1 + }}")]
    [InlineData("{{ (1 }}")]
    [InlineData("{{ 1) }}")]
    [InlineData("{{ 'abc }}")]
    [InlineData("{{ '\\xZZ' }}")]
    [InlineData("{# abc")]
    [InlineData("{% raw %}x")]
    [InlineData("{% for %}{% endfor %}")]
    [InlineData("{% set true = 1 %}")]
    [InlineData("{% set a = b = 1 %}")]
    [InlineData("{% break %}")]
    [InlineData("{% for x in [1] %}{% macro f() %}{% break %}{% endmacro %}{% endfor %}")]
    [InlineData("{% for x in [1] %}{% generation %}{% continue %}{% endgeneration %}{% endfor %}")]
    [InlineData("{% for x in [1] %}{% set loop = 2 %}{% endfor %}")]
    [InlineData("{{ a b }}")]
    [InlineData("{{ f(a=1, 2) }}")]
    [InlineData("{{ f(**a, *b) }}")]
    [InlineData("{{ 1 is odd is even }}")]
    [InlineData("{{ $ }}")]
    [InlineData("{{ .5 }}")]
    [InlineData("{{ 007 }}")]
    [InlineData("{{ 1__0 }}")]
    [InlineData("{% macro f(a=1, b) %}{% endmacro %}")]
    [InlineData("{% macro f(caller) %}{% endmacro %}")]
    [InlineData("{% call foo %}{% endcall %}")]
    public void A_syntax_error_is_refused_when_parsed(string source) =>
        Should.Throw<SafetyGateException>(() => ChatTemplate.Parse(source)).Code.ShouldBe(ChatTemplateErrors.Syntax);

    [Theory]
    [InlineData("{{ nope.x }}")]
    [InlineData("{{ nope['x'] }}")]
    [InlineData("{{ nope() }}")]
    [InlineData("{{ nope + 1 }}")]
    [InlineData("{{ 'a' + nope }}")]
    [InlineData("{{ -nope }}")]
    [InlineData("{{ nope < 1 }}")]
    [InlineData("{{ nope|int }}")]
    [InlineData("{{ messages[9].role }}")]
    [InlineData("{{ messages[0].nope.x }}")]
    [InlineData("{{ 'abc'.nope() }}")]
    [InlineData("{{ []|first + 1 }}")]
    public void Using_an_undefined_value_is_refused(string source) =>
        Rendering.Refusal(source).Code.ShouldBe(ChatTemplateErrors.Undefined);

    [Theory]
    [InlineData("{{ 1 + 'a' }}")]
    [InlineData("{{ 'a' + 1 }}")]
    [InlineData("{{ [1] + (2,) }}")]
    [InlineData("{{ 1 / 0 }}")]
    [InlineData("{{ 1 // 0 }}")]
    [InlineData("{{ 1.0 % 0 }}")]
    [InlineData("{{ none < 1 }}")]
    [InlineData("{{ 1 in 1 }}")]
    [InlineData("{{ 1 in 'a' }}")]
    [InlineData("{{ none|length }}")]
    [InlineData("{{ none|list }}")]
    [InlineData("{{ {[]: 1} }}")]
    [InlineData("{{ 'a'.split('') }}")]
    [InlineData("{{ 'abc'[::0] }}")]
    [InlineData("{{ '%d' % 'a' }}")]
    [InlineData("{{ '%s %s' % 'a' }}")]
    [InlineData("{{ '%s' % ('a', 'b') }}")]
    [InlineData("{{ '{} {}'.format(1) }}")]
    [InlineData("{{ 'a'|upper(1) }}")]
    [InlineData("{{ [1]|first(1) }}")]
    [InlineData("{{ 'a'|replace('b') }}")]
    [InlineData("{{ nope|tojson }}")]
    [InlineData("{{ messages|map(attribute='role')|length }}")]
    [InlineData("{{ messages|map(attribute='role')|last }}")]
    [InlineData("{{ 'a'() }}")]
    [InlineData("{% for a, b in [(1, 2, 3)] %}{% endfor %}")]
    [InlineData("{% for x in none %}{% endfor %}")]
    [InlineData("{% set d = {'a': 1} %}{% set d.a = 2 %}")]
    [InlineData("{% macro f(a) %}{% endmacro %}{{ f(1, 2) }}")]
    [InlineData("{% macro f(a) %}{% endmacro %}{{ f(b=2) }}")]
    [InlineData("{% macro f() %}{% endmacro %}{% call f() %}{% endcall %}")]
    [InlineData("{% for x in [1] %}{{ loop([2]) }}{% endfor %}")]
    [InlineData("{{ range(1, 2, 0) }}")]
    public void A_value_that_does_not_allow_the_operation_is_refused(string source) =>
        Rendering.Refusal(source).Code.ShouldBe(ChatTemplateErrors.Type);

    [Theory]
    [InlineData("{{ messages.append(1) }}")]
    [InlineData("{{ [1].pop() }}")]
    [InlineData("{{ [2, 1].sort() }}")]
    [InlineData("{{ {}.update({'a': 1}) }}")]
    [InlineData("{{ messages[0].pop('role') }}")]
    [InlineData("{{ messages[0].setdefault('a', 1) }}")]
    [InlineData("{{ ''.__class__.__mro__ }}")]
    [InlineData("{{ ''['__class__']['__mro__'] }}")]
    [InlineData("{{ (''|attr('__class__')).x }}")]
    [InlineData("{{ [''.__class__]|map(attribute='__mro__')|list }}")]
    [InlineData("{{ raise_exception.__globals__.x }}")]
    [InlineData("{{ '{0.__class__.x}'.format('a') }}")]
    public void The_sandbox_keeps_values_and_internals_out_of_reach(string source) =>
        Rendering.Refusal(source).Code.ShouldBe(ChatTemplateErrors.Sandbox);

    [Theory]
    [InlineData("{{ 1|nope }}")]
    [InlineData("{{ 1 is nope }}")]
    [InlineData("{{ [1]|map('nope')|list }}")]
    [InlineData("{{ [1]|random }}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% extends 'x' %}")]
    public void What_chat_templates_do_not_have_is_refused(string source) =>
        Rendering.Refusal(source).Code.ShouldBe(ChatTemplateErrors.Unsupported);

    [Fact]
    public void A_branch_that_is_not_taken_may_hold_an_unknown_filter() =>
        Rendering.Render("{% if false %}{{ 1|nope }}{% endif %}ok").ShouldBe("ok");

    [Fact]
    public void The_template_s_own_refusal_carries_its_message()
    {
        SafetyGateException refusal = Rendering.Refusal("{{ raise_exception('roles must alternate') }}");
        refusal.Code.ShouldBe(ChatTemplateErrors.Raised);
        refusal.Message.ShouldContain("roles must alternate");
    }

    [Theory]
    [InlineData("a\nb\n{{ 1 + }}", 3)]
    [InlineData("a\r\nb\r\n{% if %}", 3)]
    [InlineData("{{ 'x\ny' }}\n{{ 'abc }}", 3)]
    [InlineData("{# a\nb #}\n{{ ) }}", 3)]
    [InlineData("a\n{%- if true %}\n\n\n{{ nope.x }}{% endif %}", 5)]
    [InlineData("{% raw %}\n\n{% endraw %}{{ 1 / 0 }}", 3)]
    public void A_refusal_names_the_line(string source, int line) =>
        Rendering.Refusal(source).Message.ShouldContain($"line {line}:");
}
