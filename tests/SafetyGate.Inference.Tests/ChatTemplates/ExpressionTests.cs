namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Operators, literals and access. The expectations are jinja2 3.1.6's.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 2", "5.0")]
    [InlineData("7 // -2", "-4")]
    [InlineData("-7 // 2", "-4")]
    [InlineData("-7 % 3", "2")]
    [InlineData("7 % -3", "-2")]
    [InlineData("7.5 // 2", "3.0")]
    [InlineData("-7.5 % 2", "0.5")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("2 ** -1", "0.5")]
    [InlineData("2 ** 3 ** 2", "64")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("10 ** 20", "100000000000000000000")]
    [InlineData("true + true", "2")]
    [InlineData("0b101 + 0o17 + 0xff + 1_000", "1275")]
    [InlineData("1.5e3", "1500.0")]
    [InlineData("--1", "1")]
    [InlineData("- 1", "-1")]
    public void Numbers_follow_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("1.0", "1.0")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("1e16", "1e+16")]
    [InlineData("123456789012345680.0", "1.2345678901234568e+17")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1 / 3", "0.3333333333333333")]
    [InlineData("1e22", "1e+22")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("9007199254740993.0", "9007199254740992.0")]
    [InlineData("6 / 2", "3.0")]
    public void Floats_print_as_in_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'abc'[1]", "b")]
    [InlineData("'abc'[-1]", "c")]
    [InlineData("'abcdef'[1:4]", "bcd")]
    [InlineData("'abcdef'[::-1]", "fedcba")]
    [InlineData("'abcdef'[4:1:-1]", "edc")]
    [InlineData("'abcdef'[-3:]", "def")]
    [InlineData("'abcdef'[10:]", "")]
    [InlineData("'😀a'|length", "2")]
    [InlineData("'😀a'[0]", "😀")]
    [InlineData("'😀ab'[1:]", "ab")]
    [InlineData("'😀a'[::-1]", "a😀")]
    [InlineData("'a😀b'|list", "['a', '😀', 'b']")]
    public void Strings_are_indexed_and_sliced_by_code_point(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("[1, (2,), {'a': 'b'}]", "[1, (2,), {'a': 'b'}]")]
    [InlineData("()", "()")]
    [InlineData("{'a': 1, none: true}", "{'a': 1, None: True}")]
    [InlineData("[\"it's\", 'say \"x\"', '\\t\\n\\\\', '\\x7f', '\\u200b', 'é😀']", "[\"it's\", 'say \"x\"', '\\t\\n\\\\', '\\x7f', '\\u200b', 'é😀']")]
    [InlineData("{'a': 1}.items()", "dict_items([('a', 1)])")]
    [InlineData("range(3)", "range(0, 3)")]
    [InlineData("[undefined_name]", "[Undefined]")]
    [InlineData("namespace(a=1)", "<Namespace {'a': 1}>")]
    public void Lists_and_mappings_print_as_in_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("1 < 2 < 3", "True")]
    [InlineData("1 < 3 < 2", "False")]
    [InlineData("1 == 1.0 == true", "True")]
    [InlineData("'a' in 'cat'", "True")]
    [InlineData("1 not in [1]", "False")]
    [InlineData("'k' in {'k': 1}", "True")]
    [InlineData("[1, 2] < [1, 3]", "True")]
    [InlineData("(1, 2) == [1, 2]", "False")]
    [InlineData("1 in [1] == true", "False")]
    public void Comparisons_chain_and_membership_works(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("0 or 'x'", "x")]
    [InlineData("1 and 'y'", "y")]
    [InlineData("'' or none", "None")]
    [InlineData("not 0 and 1", "1")]
    [InlineData("not not 1", "True")]
    [InlineData("1 if 0 else 2 if 0 else 3", "3")]
    [InlineData("1 if false", "")]
    public void Logic_gives_an_operand(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("1 ~ 2 ~ none ~ true ~ 1.0", "12NoneTrue1.0")]
    [InlineData("'a' + 'b' ~ 'c' * 2", "abcc")]
    [InlineData("'a' 'b' \"c\"", "abc")]
    [InlineData("[1] + [2]", "[1, 2]")]
    [InlineData("2 * [1]", "[1, 1]")]
    [InlineData("'ab' * -1", "")]
    public void Concatenation_binds_tighter_than_sums(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("{'items': 1}['items']", "1")]
    [InlineData("{'a': 1}.a", "1")]
    [InlineData("{'a': {'b': 2}}['a'].b", "2")]
    [InlineData("[1, 2].1", "2")]
    [InlineData("[1, 2]['a'] is defined", "False")]
    [InlineData("none.x is defined", "False")]
    [InlineData("'abc'['upper']()", "ABC")]
    public void The_item_comes_first_in_brackets_and_the_attribute_first_after_a_dot(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'\\x41\\u00e9\\U0001F600\\101\\q'", "Aé😀A\\q")]
    [InlineData("'it\\'s'", "it's")]
    [InlineData("'a\\\\n'", "a\\n")]
    public void Escapes_in_strings_are_Python_s(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);
}
