using SafetyGate.Cli.Annotations;

namespace SafetyGate.Cli.Tests.Annotate;

public sealed class AnnotationTests
{
    public static TheoryData<string> HostileTexts { get; } =
    [
        "::set-output name=verdict::pass",
        "a\n::error::forged",
        "a\r\n::stop-commands::x\r::add-mask::y",
        "##[add-path]/evil",
        "100 % of a, b=c: d",
        "title=x,file=/etc/passwd,line=1::y",
        "%0A::error::x",
        "@everyone <img src=x> [x](javascript:1) `a`",
        "",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Whatever_a_text_holds_it_stays_the_text_of_one_command(string text)
    {
        string line = new Annotation(AnnotationLevel.Warning, text, text).ToString();

        WorkflowRunner command = WorkflowRunner.Read(line).ShouldHaveSingleItem();
        command.Command.ShouldBe("warning");
        command.Properties.Keys.ShouldBe(["title"]);
        command.Properties["title"].ShouldBe(text);
        command.Data.ShouldBe(text);
    }

    [Fact]
    public void Percent_signs_are_escaped_first()
    {
        new Annotation(AnnotationLevel.Error, "a:b,c%3A", "50%\n%0A").ToString()
            .ShouldBe("::error title=a%3Ab%2Cc%253A::50%25%0A%250A");
    }

    [Fact]
    public void Control_characters_do_not_reach_the_terminal()
    {
        new Annotation(AnnotationLevel.Notice, "\e[2J", "a\0\u0085b").ToString().ShouldBe("::notice title=?[2J::a??b");
    }

    [Fact]
    public void A_text_without_end_is_cut()
    {
        new Annotation(AnnotationLevel.Notice, "", new string('\n', 1_000_000)).ToString().Length.ShouldBeLessThan(4_000);
    }
}
