namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>What may stand after <c>is</c>. The expectations are jinja2 3.1.6's.</summary>
public sealed class ValueTestTests
{
    [Theory]
    [InlineData("1 is number", "True")]
    [InlineData("true is number", "True")]
    [InlineData("true is integer", "False")]
    [InlineData("1.0 is float", "True")]
    [InlineData("true is boolean", "True")]
    [InlineData("none is none", "True")]
    [InlineData("none is not none", "False")]
    [InlineData("[] is sequence", "True")]
    [InlineData("'a' is sequence", "True")]
    [InlineData("{} is mapping", "True")]
    [InlineData("[] is mapping", "False")]
    [InlineData("1 is iterable", "False")]
    [InlineData("'a' is string", "True")]
    [InlineData("range is callable", "True")]
    [InlineData("false is false", "True")]
    [InlineData("0 is false", "False")]
    [InlineData("nope is undefined", "True")]
    [InlineData("messages is defined", "True")]
    [InlineData("'A' is upper", "True")]
    [InlineData("'a1' is lower", "True")]
    [InlineData("('<'|e) is escaped", "True")]
    [InlineData("'upper' is filter", "True")]
    [InlineData("'nope' is test", "False")]
    public void A_test_tells_what_a_value_is(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);

    [Theory]
    [InlineData("1 is odd", "True")]
    [InlineData("2 is even", "True")]
    [InlineData("4 is divisibleby 2", "True")]
    [InlineData("4 is divisibleby(3)", "False")]
    [InlineData("1 is eq 1", "True")]
    [InlineData("1 is ne 2", "True")]
    [InlineData("1 is lt 2", "True")]
    [InlineData("2 is ge 2", "True")]
    [InlineData("1 is in [1, 2]", "True")]
    [InlineData("none is sameas none", "True")]
    [InlineData("1 is sameas true", "False")]
    [InlineData("not 1 is even", "True")]
    [InlineData("1 is odd and 2 is even", "True")]
    public void A_test_compares(string expression, string expected) =>
        Rendering.Render($"{{{{ {expression} }}}}").ShouldBe(expected);
}
