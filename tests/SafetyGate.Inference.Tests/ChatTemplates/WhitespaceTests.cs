namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Trimming around tags. The expectations are jinja2 3.1.6's.</summary>
public sealed class WhitespaceTests
{
    [Theory]
    [InlineData("a\n  {% if true %}\n  b\n  {% endif %}\nc", "a\n  b\nc")]
    [InlineData("a\n  {%+ if true %}\n  b\n  {% endif +%}\nc", "a\n    b\n\nc")]
    [InlineData("a  {%- if true -%}  b  {%- endif -%}  c", "abc")]
    [InlineData("a\n{{ 1 }}\nb", "a\n1\nb")]
    [InlineData("a  \n  {{- 1 -}}  \n  b", "a1b")]
    [InlineData("  {# c #}\nx", "x")]
    [InlineData("a {# c #} b", "a  b")]
    [InlineData("a\n  {#- c -#}\n  b", "ab")]
    [InlineData("   {% set a = 1 %}   {% set b = 2 %}\nx", "   x")]
    [InlineData("x\n", "x")]
    [InlineData("x\n\n", "x\n")]
    [InlineData("\r\na\rb", "\na\nb")]
    [InlineData("{% raw -%}  {{ x }}  {%- endraw %} z", "{{ x }} z")]
    [InlineData("  {% raw %}\n a\n  {% endraw %}\nb", "\n a\nb")]
    [InlineData("{%if true%}a{%endif%}", "a")]
    [InlineData("{{ '}}' }}{{ \"{%\" }}{{ '#}' }}", "}}{%#}")]
    [InlineData("{% set x %}\n  a\n{% endset %}[{{ x }}]", "[  a\n]")]
    public void Blank_space_goes_where_jinja2_takes_it(string source, string expected) =>
        Rendering.Render(source).ShouldBe(expected);
}
