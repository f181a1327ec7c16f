using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Inference.Compute;
using SafetyGate.Reports;
using SafetyGate.Reports.Markdown;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Reports;

public sealed class MarkdownInjectionTests
{
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("`|<>@&\\[]()#*\n\r:/\"'$~!");
    private static readonly string[] Dangers =
    [
        "::", "@", "<script", "<!--", "](", "javascript:", "https:", "&lt", "&#", "\u202E", "\u200B", "\0", "\\", "\u05D0",
    ];

    private static readonly string Clean = MarkdownReport.Render(TestResults.Failing);

    [Theory]
    [InlineData("::set-output name=x::y")]
    [InlineData("\n::error::x")]
    [InlineData("@everyone")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<!-- x")]
    [InlineData("</details>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("![x](https://example.org/x.png)")]
    [InlineData("`code` ``more``")]
    [InlineData("a|b|c")]
    [InlineData("a\r\n# b\n\n- c")]
    [InlineData("https://example.org/x?y=z")]
    [InlineData("&lt;b&gt; &#64;")]
    [InlineData("**bold** _it_ ~~no~~ $x$ #1 \\")]
    [InlineData("\u202Egnp.exe\u200B\u0000")]
    [InlineData("\u05D0\u05D1 \u0627")]
    [InlineData("\uD800")]
    [InlineData("")]
    [InlineData("   ")]
    public void Text_from_outside_cannot_change_the_reports_form(string hostile)
    {
        string report = MarkdownReport.Render(Hostile(hostile));

        // The same skeleton: every line has the same marks, whatever is in its code spans and sentences.
        report.Split('\n').Select(Skeleton).ShouldBe(MarkdownReport.Render(Hostile("plain")).Split('\n').Select(Skeleton));
        string texts = report.Replace(PlotMarker.Of("landscape"), "", StringComparison.Ordinal);
        foreach (string danger in Dangers)
            texts.ShouldNotContain(danger);
    }

    [Fact]
    public void Whatever_the_text_a_label_is_one_code_span_of_bounded_length() =>
        Prop.ForAll(Gen.Choose(0, 0xFFFF).Select(i => (char)i).ArrayOf().Select(c => new string(c)).ToArbitrary(), text =>
        {
            string label = SafeText.Code(text);
            return label[0] == '`' && label[^1] == '`' && label.Length is > 2 and < 72
                && !label[1..^1].AsSpan().ContainsAny(Dangerous);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ordinary_names_are_left_as_they_are()
    {
        SafeText.Code("Llama-2.7b_chat v1").ShouldBe("`Llama-2.7b_chat v1`");
        SafeText.Code("größe-中文").ShouldBe("`größe-中文`");
        SafeText.Code(new string('x', 100)).ShouldBe($"`{new string('x', 64)}…`");
        SafeText.Sentence("VISAGE is 2.4 (95% interval 1 to 4).").ShouldBe("VISAGE is 2.4 (95% interval 1 to 4).");
        Clean.ShouldContain("`finetuned`");
    }

    private static string Skeleton(string line) =>
        string.Concat(line.Where(c => c is '|' or '`' or '#' or '<' or '>' or '[' or ']' or '*'));

    internal static ResultsDocument Hostile(string text)
    {
        ResultsDocument clean = TestResults.Failing;
        MeasurementsDocument measured = clean.Measurements!;
        PromptReference[] prompts = [.. Enumerable.Range(0, 3).Select(i => new PromptReference(text + i, text))];
        DirectionDocument[] directions = [.. measured.Parity.Candidate.Directions.Select(d => d with { Name = text })];
        return clean with
        {
            Verdict = clean.Verdict with
            {
                Reasons = [text],
                Cautions = [text],
                Missing = [text],
                Limits = [.. clean.Verdict.Limits.Select(l => l with { Name = text, Subject = text, Reason = "r" + text })],
            },
            Measurements = measured with
            {
                LostPrompts = prompts,
                Parity = measured.Parity with
                {
                    Candidate = measured.Parity.Candidate with { FlippedPrompts = prompts, Directions = directions },
                },
            },
            Run = clean.Run with
            {
                Identity = text,
                ToolVersion = text,
                Base = new CheckpointRecord(text, text, 1, text),
                Candidate = new CheckpointRecord(text, text, 1, text),
                TokenizerHash = text,
                ChatTemplateHash = text,
                PromptSet = new PromptSetSummary(text, text, 1),
                Judge = text,
                Engine = new EngineDescription(text, text, text, text),
            },
        };
    }
}
