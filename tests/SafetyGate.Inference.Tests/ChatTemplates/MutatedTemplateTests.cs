using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Damaged templates give a text or a documented refusal, never another exception.</summary>
public sealed class MutatedTemplateTests
{
    private static readonly string[] Seeds =
    [
        "{{ bos_token }}{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('order') }}{% endif %}"
            + "{{ '<|' + m.role + '|>\n' + m['content']|trim }}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}",
        "{%- macro turn(role, text, close=true) -%}<{{ role|upper }}>{{ text }}{% if close %}</>{% endif %}{%- endmacro -%}"
            + "{%- set ns = namespace(n=0, last='') -%}{%- for m in messages -%}{%- set ns.n = ns.n + 1 -%}{{ turn(m.role, m.content) }}{%- endfor %}",
        "{{ messages|selectattr('role', 'eq', 'user')|map(attribute='content')|list|tojson(indent=2) }}{{ 'abc'[::-1] ~ [1, 2.5, none][1:] }}"
            + "{{ '%05.1f|%s' % (2.25, 'x') }}{{ '{:>{}}'.format('a', 4) }}{{ {'a': (1,)}.items()|list }}{{ 7 // -2 ** 2 }}",
        "{% set x | upper %}a{{ 1 if nope is defined else 'b' }}{% endset %}{{ x.split('A', 1)|join('-') }}{% for a, b in [(1, 2)] if a < b %}"
            + "{{ loop.cycle('x', 'y') }}{% else %}{% break %}{% endfor %}{# note #}{% raw %}{{ }}{% endraw %}{{ strftime_now('%d %b') }}",
        "{% call(a) f() %}{{ a }}{% endcall %}{% filter indent(2) %}a\nb{% endfilter %}{% generation %}{{ messages[-1].content }}{% endgeneration %}",
    ];

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "-", "+", "(", ")", "[", "]", "{", "}", "|", ".", ",", ":", "'", "\"", "\\", "\n", "~", "**", "//", "%", "==",
        " if ", " else ", " in ", " not ", " is ", " and ", "none", "0", "-1", "99999999999", "1e308", "loop", "messages", "ns", "\ud83d", "😀", "\0",
        "|length", "|sort", "|list", "|int", "|tojson", "|first", "|round(2)", "|batch(2)", "|indent", ".format(1)", ".split()", "[::0]", "[1:]", "()",
        "{% endfor %}", "{% endif %}", "{% for x in messages %}", "{% set a = 1 %}", "{% macro m() %}", "{% break %}", "*", " * 9", "__class__", "range(9)",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_mutated_template_renders_or_is_refused_with_a_code(int seed)
    {
        Random random = new(seed);
        ChatTemplateLimits limits = ChatTemplateLimits.Default with { Steps = 20_000, StringLength = 1 << 16, OutputLength = 1 << 16 };
        int rendered = 0;
        for (int i = 0; i < 3000; i++)
        {
            string source = Mutate(Seeds[random.Next(Seeds.Length)], random);
            try
            {
                Rendering.Render(source, null, limits).Length.ShouldBeLessThanOrEqualTo(limits.OutputLength);
                rendered++;
            }
            catch (SafetyGateException refusal)
            {
                refusal.Code.Number.ShouldBeInRange(2300, 2399, source);
            }
            catch (Exception other) when (other is not Shouldly.ShouldAssertException)
            {
                Assert.Fail($"{other.GetType().Name} at {source}\n{other}");
            }
        }

        rendered.ShouldBeGreaterThan(0);
    }

    private static string Mutate(string source, Random random)
    {
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(source.Length + 1);
            int end = Math.Min(source.Length, at + random.Next(12));
            string piece = Pieces[random.Next(Pieces.Length)];
            source = random.Next(4) switch
            {
                0 => source[..at] + piece + source[at..],
                1 => source[..at] + source[end..],
                2 => source[..at] + piece + source[end..],
                _ => source[..at] + source[random.Next(source.Length + 1)..],
            };
        }

        return source;
    }
}
