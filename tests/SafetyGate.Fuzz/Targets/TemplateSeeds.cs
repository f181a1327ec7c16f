using System.Text;
using SafetyGate.Inference.ChatTemplates;

namespace SafetyGate.Fuzz.Targets;

/// <summary>Templates that between them use most of the language, and a conversation to render.</summary>
internal static class TemplateSeeds
{
    private static readonly ChatTemplateInput Input = new()
    {
        Messages = [new ChatMessage("system", "be kind"), new ChatMessage("user", "hello <b>"), new ChatMessage("assistant", "hi"), new ChatMessage("user", "x")],
        Clock = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        BosToken = "<s>",
        EosToken = "</s>",
    };

    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. new[]
        {
            TinyChat.Template,
            "{{ bos_token }}{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 1) %}{{ raise_exception('order') }}{% endif %}{{ '<|' + m.role + '|>\n' + m['content']|trim }}{% endfor %}",
            "{%- macro turn(role, text, close=true) -%}<{{ role|upper }}>{{ text }}{% if close %}</>{% endif %}{%- endmacro -%}{%- set ns = namespace(n=0, x='') -%}{%- for m in messages -%}{%- set ns.n = ns.n + 1 -%}{{ turn(m.role, m.content) }}{%- endfor %}",
            "{{ messages|selectattr('role', 'eq', 'user')|map(attribute='content')|list|tojson(indent=2) }}{{ 'abc'[::-1] ~ [1, 2.5, none][1:] }}{{ '%05.1f|%s' % (2.25, 'x') }}{{ '{:>{}}'.format('a', 4) }}{{ {'a': (1,)}.items()|list }}{{ 7 // -2 ** 2 }}",
            "{% set x | upper %}a{{ 1 if nope is defined else 'b' }}{% endset %}{{ x.split('A', 1)|join('-') }}{% for a, b in [(1, 2)] if a < b %}{{ loop.cycle('x', 'y') }}{% break %}{% else %}z{% endfor %}{# note #}{% raw %}{{ }}{% endraw %}{{ strftime_now('%d %b') }}",
            "{% macro f() %}{{ caller(1) }}{% endmacro %}{% call(a) f() %}{{ a }}{% endcall %}{% filter indent(2) %}a\nb{% endfilter %}{% generation %}{{ messages[-1].content|e }}{% endgeneration %}{{ [3, 1]|sort|join(', ') }}",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static void Render(byte[] input) => ChatTemplate.Parse(Encoding.UTF8.GetString(input)).Render(Input);
}
