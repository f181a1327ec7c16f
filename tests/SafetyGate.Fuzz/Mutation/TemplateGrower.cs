using System.Text;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>Puts well-formed statements of random expressions in front of a template, behind it and between its tags.</summary>
public sealed class TemplateGrower : IMutator
{
    private static readonly string[] Leaves =
    [
        "messages", "bos_token", "nope", "loop", "x", "ns", "namespace", "none", "true", "0", "-1", "7", "2.5", "1e308", "10**9", "9**99", "''", "'a b'", "'<é😀>'", "'%s %d'", "'{} {0!r:>9}'",
        "[]", "[1, 'a', none]", "(1,)", "{}", "{'a': 1, 'b': [2]}", "range(3)", "messages[0]", "messages[-1].content", "cycler(1, 2)", "joiner(',')", "dict(a=1)", "'a' * 9999", "range(9999)|list",
    ];

    private static readonly string[] Binaries = ["+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", ">=", "in", "not in", "and", "or"];

    private static readonly string[] Filters =
    [
        "abs", "attr('a')", "batch(2, 0)", "capitalize", "center(9)", "default('d')", "dictsort", "escape", "filesizeformat", "first", "float", "forceescape", "format(1, 2)", "groupby('role')",
        "indent(2, true)", "int", "items", "join('-')", "last", "length", "list", "lower", "map('upper')", "map(attribute='content')", "max", "min", "pprint", "random", "reject('none')", "rejectattr('role')",
        "replace('a', 'bb')", "reverse", "round(1)", "safe", "select('odd')", "selectattr('role', 'eq', 'user')", "slice(3)", "sort(true)", "string", "striptags", "sum", "title", "tojson(2)", "trim", "truncate(4)",
        "unique", "upper", "urlencode", "urlize", "wordcount", "wordwrap(3)", "xmlattr", "batch(0)", "slice(0)", "indent(10**9)", "center(10**9)", "round(400)", "int(base=99)", "tojson(10**6)",
    ];

    private static readonly string[] Methods =
    [
        "upper()", "split()", "split('a', 1)", "rsplit(none, 1)", "strip('a')", "replace('a', 'b', 1)", "format(1, a=2)", "join(['a', 'b'])", "items()", "keys()", "get('a')", "get(1, 2)", "index('a')", "count('')", "find('a', -9, 99)",
        "startswith(('a', 'b'))", "splitlines(true)", "title()", "zfill(9)", "ljust(9, '*')", "expandtabs(3)", "partition(' ')", "encode()", "append(1)", "pop()", "update(a=1)", "__class__", "a.b.c", "translate({97: 'b'})", "center(10**9)", "isdigit()", "casefold()",
    ];

    public byte[] Mutate(byte[] input, Random random)
    {
        string text = Encoding.UTF8.GetString(input);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int[] places = [0, text.Length, .. Enumerable.Range(2, Math.Max(0, text.Length - 2)).Where(at => text[at - 1] == '}' && text[at - 2] is '}' or '%')];
            text = text.Insert(places[random.Next(places.Length)], Statement(random));
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static string Statement(Random random) => random.Next(10) switch
    {
        0 => $"{{% for x in {Expression(random, 3)} %}}{{{{ x }}}}{{{{ {Expression(random, 2)} }}}}{{% endfor %}}",
        1 => $"{{% set x = {Expression(random, 3)} %}}",
        2 => $"{{% if {Expression(random, 3)} %}}a{{% elif {Expression(random, 2)} %}}b{{% else %}}c{{% endif %}}",
        3 => $"{{% macro g(x, y={Expression(random, 2)}) %}}{{{{ {Expression(random, 3)} }}}}{{% endmacro %}}{{{{ g({Expression(random, 2)}) }}}}",
        4 => $"{{% for x, y in {Expression(random, 2)} recursive %}}{{{{ loop(y) if loop.depth < 200 }}}}{{% endfor %}}",
        5 => $"{{% set ns = namespace(a={Expression(random, 2)}) %}}{{% for x in range(60) %}}{{% set ns.a = {Combine("ns.a", Binaries[random.Next(8)], "ns.a")} %}}{{% endfor %}}{{{{ ns.a }}}}",
        6 => $"{{% filter {Filters[random.Next(Filters.Length)]} %}}{{{{ {Expression(random, 2)} }}}}{{% endfilter %}}",
        _ => $"{{{{ {Expression(random, 4)} }}}}",
    };

    private static string Expression(Random random, int depth)
    {
        if (depth == 0 || random.Next(6) == 0)
            return Leaves[random.Next(Leaves.Length)];
        string inner = Expression(random, depth - 1);
        return random.Next(9) switch
        {
            0 or 1 => Combine(inner, Binaries[random.Next(Binaries.Length)], Expression(random, depth - 1)),
            2 or 3 => $"({inner})|{Filters[random.Next(Filters.Length)]}",
            4 or 5 => $"({inner}).{Methods[random.Next(Methods.Length)]}",
            6 => $"({inner})[{Expression(random, 1)}:{Expression(random, 1)}:{random.Next(-3, 4)}]",
            7 => $"({inner} if {Expression(random, 1)} else {Expression(random, 1)})",
            _ => $"({inner})[{Expression(random, 1)}]",
        };
    }

    private static string Combine(string left, string operation, string right) => $"({left} {operation} {right})";
}
