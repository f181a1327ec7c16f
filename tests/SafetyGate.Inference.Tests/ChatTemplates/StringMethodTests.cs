namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Methods of strings, lists and mappings. The expectations are jinja2 3.1.6's.</summary>
public sealed class StringMethodTests
{
    [Theory]
    [InlineData("'a,b,,c'.split(',')", "['a', 'b', '', 'c']")]
    [InlineData("' a  b c '.split()", "['a', 'b', 'c']")]
    [InlineData("' a  b c '.split(none, 1)", "['a', 'b c ']")]
    [InlineData("' a  b c '.rsplit(none, 1)", "[' a  b', 'c']")]
    [InlineData("'a,b,c'.split(',', maxsplit=1)", "['a', 'b,c']")]
    [InlineData("'a,b,c'.rsplit(',', 1)", "['a,b', 'c']")]
    [InlineData("'a\\nb\\r\\nc\\n'.splitlines()", "['a', 'b', 'c']")]
    [InlineData("'a\\nb'.splitlines(true)", "['a\\n', 'b']")]
    [InlineData("'a=b=c'.partition('=')", "('a', '=', 'b=c')")]
    [InlineData("'a=b=c'.rpartition('=')", "('a=b', '=', 'c')")]
    [InlineData("'x'.rpartition('=')", "('', '', 'x')")]
    public void Splitting_follows_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'xxabcxx'.strip('x')", "abc")]
    [InlineData("'xyabcyx'.lstrip('xy')", "abcyx")]
    [InlineData("'abc\\n\\n'.rstrip()", "abc")]
    [InlineData("' \\x1c\\x85\\u3000a'.strip()", "a")]
    [InlineData("'abc'.removeprefix('a')", "bc")]
    [InlineData("'abc'.removesuffix('bc')", "a")]
    public void Trimming_follows_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'abcabc'.find('a', 1)", "3")]
    [InlineData("'abcabc'.rfind('b')", "4")]
    [InlineData("'abc'.find('z')", "-1")]
    [InlineData("'😀b'.find('b')", "1")]
    [InlineData("'aaaa'.count('aa')", "2")]
    [InlineData("'abc'.count('')", "4")]
    [InlineData("'abc'.startswith(('x', 'a'))", "True")]
    [InlineData("'abc'.startswith('b', 1)", "True")]
    [InlineData("'abc'.endswith('c')", "True")]
    [InlineData("'abc'.replace('', '-')", "-a-b-c-")]
    [InlineData("'aaa'.replace('a', 'b', 2)", "bba")]
    [InlineData("'abc'.index('b')", "1")]
    public void Searching_follows_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("\"it's a-b\".title()", "It'S A-B")]
    [InlineData("'ABC def'.capitalize()", "Abc def")]
    [InlineData("'straße'.upper()", "STRASSE")]
    [InlineData("'aBc'.swapcase()", "AbC")]
    [InlineData("'ABC'.isupper()", "True")]
    [InlineData("'A B'.istitle()", "True")]
    public void Case_follows_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'123'.isdigit()", "True")]
    [InlineData("''.isdigit()", "False")]
    [InlineData("'²'.isdigit()", "True")]
    [InlineData("'²'.isdecimal()", "False")]
    [InlineData("'½'.isnumeric()", "True")]
    [InlineData("'ab1'.isalnum()", "True")]
    [InlineData("' '.isspace()", "True")]
    public void Character_tests_follow_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'a'.ljust(3) ~ '|'", "a  |")]
    [InlineData("'a'.rjust(3, '.')", "..a")]
    [InlineData("'ab'.center(5, '*')", "**ab*")]
    [InlineData("'abc'.center(6, '*')", "*abc**")]
    [InlineData("'-42'.zfill(5)", "-0042")]
    [InlineData("'a\\tb'.expandtabs()", "a       b")]
    public void Padding_follows_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'{} {}'.format(1, 'a')", "1 a")]
    [InlineData("'{0} {1} {0}'.format(1, 2)", "1 2 1")]
    [InlineData("'{a} {b!r}'.format(a=1, b='x')", "1 'x'")]
    [InlineData("'{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd')", "    a|b    |  c  |***d***")]
    [InlineData("'{:05d} {:+} {:#010x} {:,}'.format(42, 3, 255, 1234567)", "00042 +3 0x000000ff 1,234,567")]
    [InlineData("'{:.2f} {:e} {:g} {:%}'.format(3.14159, 1234.5, 0.5, 0.25)", "3.14 1.234500e+03 0.5 25.000000%")]
    [InlineData("'{:.3}'.format(1.0)", "1.0")]
    [InlineData("'{0[a]} {1[0]}'.format({'a': 1}, [2])", "1 2")]
    [InlineData("'{{}}'.format()", "{}")]
    [InlineData("'{:{}}|'.format('a', 5)", "a    |")]
    [InlineData("'{:.0f}'.format(2.5)", "2")]
    public void Brace_formats_follow_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("'%s and %d and %.2f' % ('a', 3, 2.5)", "a and 3 and 2.50")]
    [InlineData("'%5s|%-5s|%05d|%x|%%' % ('b', 'c', 42, 255)", "    b|c    |00042|ff|%")]
    [InlineData("'%(a)s' % {'a': 1}", "1")]
    [InlineData("'%r' % 'x'", "'x'")]
    [InlineData("'%e' % 12345.678", "1.234568e+04")]
    [InlineData("'%g' % 1234567", "1.23457e+06")]
    [InlineData("'%+d % d' % (3, 4)", "+3  4")]
    [InlineData("'%.3s' % 'abcdef'", "abc")]
    [InlineData("'%.10f' % 0.1", "0.1000000000")]
    public void Percent_formats_follow_Python(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("[1, 2, 2].count(2)", "2")]
    [InlineData("[1, 2, 3].index(2)", "1")]
    [InlineData("{'a': 1}.get('b', 'd')", "d")]
    [InlineData("{'a': 1}.get('b')", "None")]
    [InlineData("{'a': 1, 'b': 2}.keys()|list", "['a', 'b']")]
    [InlineData("{'a': 1, 'b': 2}.values()|list", "[1, 2]")]
    [InlineData("{'a': 1}.items()|list", "[('a', 1)]")]
    public void Collections_have_their_reading_methods(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);
}
