using System.Text;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>Cuts and inserts pieces of the Jinja language.</summary>
public sealed class TemplateMutator : IMutator
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "-", "+", "(", ")", "[", "]", "{", "}", "|", ".", ",", ":", "'", "\"", "\\", "\n", "~", "**", "//", "%", "==", "<", "*",
        " if ", " else ", " in ", " not ", " is ", " and ", "none", "0", "-1", "99999999999", "1e308", "10**9", "loop", "messages", "ns", "\0", "😀",
        "|length", "|sort", "|list", "|int", "|tojson", "|first", "|round(2)", "|batch(2)", "|indent", ".format(1)", ".split()", "[::0]", "[1:]", "()",
        "{% endfor %}", "{% endif %}", "{% for x in messages %}", "{% for i in range(99999) %}", "{% set a = 1 %}", "{% macro m() %}", "{% endmacro %}",
        "{{ m() }}", "{% break %}", " * 9", "__class__", "range(9)", "'a' * 10**8", "{% set ns.x = ns.x ~ ns.x %}", "|map('string')", "|groupby('role')", "|xmlattr",
        "{{ '%*d' % (10**9, 1) }}", "{{ '{:999999999}'.format(1) }}", "|replace('', 'b' * 10**6)", "{% call m() %}", "{% endcall %}", "strftime_now('%Y' * 99)",
    ];

    public byte[] Mutate(byte[] input, Random random)
    {
        string text = Encoding.UTF8.GetString(input);
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            int end = Math.Min(text.Length, at + random.Next(12));
            string piece = Pieces[random.Next(Pieces.Length)];
            if (random.Next(50) == 0)
                piece = new StringBuilder().Insert(0, piece, random.Next(1, 20_000)).ToString();
            text = random.Next(4) switch
            {
                0 => text[..at] + piece + text[at..],
                1 => text[..at] + text[end..],
                2 => text[..at] + piece + text[end..],
                _ => text[..at] + text[random.Next(text.Length + 1)..],
            };
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
