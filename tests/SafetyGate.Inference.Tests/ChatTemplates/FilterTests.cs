namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Filters. The expectations are jinja2 3.1.6's.</summary>
public sealed class FilterTests
{
    [Theory]
    [InlineData("'hello world'|title", "Hello World")]
    [InlineData("\"it's a-b (c) [d] <e> {f} x_y\"|title", "It's A-B (C) [D] <E> {F} X_y")]
    [InlineData("' x '|trim ~ '|'", "x|")]
    [InlineData("'xxaxx'|trim('x')", "a")]
    [InlineData("123|replace('2', 'x')", "1x3")]
    [InlineData("'a\\nb\\n\\nc'|indent", "a\n    b\n\n    c")]
    [InlineData("'a\\nb\\n\\nc'|indent(2, true)", "  a\n  b\n\n  c")]
    [InlineData("'a\\nb\\n\\nc'|indent(2, blank=true)", "a\n  b\n  \n  c")]
    [InlineData("'a\\nb'|indent('> ')", "a\n> b")]
    [InlineData("'hello big world'|truncate(9)", "hello...")]
    [InlineData("'hello big world'|truncate(9, true)", "hello ...")]
    [InlineData("'hello big world'|truncate(11)", "hello big world")]
    [InlineData("'hello world foo'|wordcount", "3")]
    [InlineData("'x'|center(5) ~ '|'", "  x  |")]
    [InlineData("'%s-%s'|format(1, 2)", "1-2")]
    [InlineData("'a b/c?d=e&f'|urlencode", "a%20b/c%3Fd%3De%26f")]
    public void Text_filters_follow_jinja2(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("[3, 1, 2]|sort", "[1, 2, 3]")]
    [InlineData("['b', 'A', 'c']|sort", "['A', 'b', 'c']")]
    [InlineData("['b', 'A', 'c']|sort(case_sensitive=true)", "['A', 'b', 'c']")]
    [InlineData("[3, 1, 2]|sort(reverse=true)", "[3, 2, 1]")]
    [InlineData("[{'a': 1, 'b': 2}, {'a': 1, 'b': 1}]|sort(attribute='a,b')", "[{'a': 1, 'b': 1}, {'a': 1, 'b': 2}]")]
    [InlineData("[1, 1, 2, 'a', 'A']|unique|list", "[1, 2, 'a']")]
    [InlineData("[1, 5, 3]|max", "5")]
    [InlineData("['b', 'A']|min", "A")]
    [InlineData("[]|max|default('none')", "none")]
    [InlineData("[1, 2.5, true]|sum", "4.5")]
    [InlineData("[{'n': 2}, {'n': 1}]|sum(attribute='n')", "3")]
    [InlineData("[1, 2, 3]|reverse|list", "[3, 2, 1]")]
    [InlineData("'abc'|reverse", "cba")]
    [InlineData("'abc'|last", "c")]
    [InlineData("[]|first is defined", "False")]
    [InlineData("[1, none]|join(',')", "1,None")]
    [InlineData("[{'n': 2}, {'n': 1}]|join('-', attribute='n')", "2-1")]
    [InlineData("[1, 2, 3, 4, 5]|batch(2, 'x')|list", "[[1, 2], [3, 4], [5, 'x']]")]
    [InlineData("[1, 2, 3, 4, 5]|slice(3, 'x')|list", "[[1, 2], [3, 4], [5, 'x']]")]
    [InlineData("[{'g': 'a', 'v': 1}, {'g': 'b', 'v': 2}, {'g': 'A', 'v': 3}]|groupby('g')", "[('a', [{'g': 'a', 'v': 1}, {'g': 'A', 'v': 3}]), ('b', [{'g': 'b', 'v': 2}])]")]
    [InlineData("{'b': 1, 'A': 2}|dictsort", "[('A', 2), ('b', 1)]")]
    [InlineData("{'b': 1, 'a': 2}|dictsort(by='value', reverse=true)", "[('a', 2), ('b', 1)]")]
    public void Sequence_filters_follow_jinja2(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("[1, 2, 3, 4]|select('even')|list", "[2, 4]")]
    [InlineData("[0, 1, '', 2]|select|list", "[1, 2]")]
    [InlineData("[1, 2, 3]|reject('gt', 1)|list", "[1]")]
    [InlineData("messages|selectattr('role', 'equalto', 'user')|list|length", "1")]
    [InlineData("messages|rejectattr('nope', 'defined')|map(attribute='role')|list", "['user']")]
    [InlineData("messages|map(attribute='nope', default='x')|join", "x")]
    [InlineData("['a', 'b']|map('replace', 'a', 'z')|list", "['z', 'b']")]
    [InlineData("[{'a': [5]}]|map(attribute='a.0')|list", "[5]")]
    [InlineData("'y' if messages|selectattr('role', 'eq', 'nope') else 'n'", "y")]
    [InlineData("'y' if messages|selectattr('role', 'eq', 'nope')|list else 'n'", "n")]
    public void Selecting_filters_follow_jinja2(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'5.7'|int", "5")]
    [InlineData("'abc'|int(7)", "7")]
    [InlineData("'0x1f'|int(base=16)", "31")]
    [InlineData("' 1_000 '|int", "1000")]
    [InlineData("none|int", "0")]
    [InlineData("-5.9|int", "-5")]
    [InlineData("'1.5'|float", "1.5")]
    [InlineData("'abc'|float", "0.0")]
    [InlineData("'inf'|float", "inf")]
    [InlineData("42.55|round", "43.0")]
    [InlineData("2.5|round", "2.0")]
    [InlineData("2.675|round(2)", "2.67")]
    [InlineData("42.55|round(1, 'floor')", "42.5")]
    [InlineData("5|round", "5")]
    [InlineData("1250.0|round(-2)", "1200.0")]
    [InlineData("-3.5|abs", "3.5")]
    [InlineData("''|default('d')", "")]
    [InlineData("''|default('d', true)", "d")]
    [InlineData("nope|default('d')", "d")]
    [InlineData("none|d('x')", "None")]
    [InlineData("[1]|string", "[1]")]
    public void Converting_filters_follow_jinja2(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'<a href=\"x\">\\'&'|e", "&lt;a href=&#34;x&#34;&gt;&#39;&amp;")]
    [InlineData("('<'|e) + '<b>'", "&lt;&lt;b&gt;")]
    [InlineData("('<'|e) ~ '<b>'", "&lt;<b>")]
    [InlineData("'<'|e|escape", "&lt;")]
    [InlineData("'<'|e|forceescape", "&amp;lt;")]
    [InlineData("'<b>'|safe", "<b>")]
    public void Escaping_marks_text_so_that_sums_escape_and_concatenation_does_not(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("{'a': 'é<>&\\'\"', 'b': [true, false, none, 1.0, 1e20]}|tojson", "{\"a\": \"é<>&'\\\"\", \"b\": [true, false, null, 1.0, 1e+20]}")]
    [InlineData("{'a': 'é😀'}|tojson(ensure_ascii=true)", "{\"a\": \"\\u00e9\\ud83d\\ude00\"}")]
    [InlineData("{'b': 1, 'a': [1, {}], 'c': [], 'd': {}}|tojson(indent=2)", "{\n  \"b\": 1,\n  \"a\": [\n    1,\n    {}\n  ],\n  \"c\": [],\n  \"d\": {}\n}")]
    [InlineData("{'b': 1, 'a': 2}|tojson(sort_keys=true)", "{\"a\": 2, \"b\": 1}")]
    [InlineData("{'b': [1, 2]}|tojson(separators=(',', ':'))", "{\"b\":[1,2]}")]
    [InlineData("{1: 2, none: 3, true: 4, 1.5: 5}|tojson", "{\"1\": 4, \"null\": 3, \"1.5\": 5}")]
    [InlineData("'\\x00\\x1f\\x7f\\u2028'|tojson", "\"\\u0000\\u001f\u007f\u2028\"")]
    [InlineData("(1, 2)|tojson", "[1, 2]")]
    [InlineData("[1]|tojson(indent='\\t')", "[\n\t1\n]")]
    public void Json_is_written_as_the_transformers_library_writes_it(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);
}
