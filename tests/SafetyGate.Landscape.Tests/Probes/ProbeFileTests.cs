using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Probes;

public sealed class ProbeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Questions_are_read_line_by_line_with_or_without_an_id()
    {
        string path = Write("q.jsonl", """
            {"question": "Which is warm?", "choices": ["ice", "fire"], "answer": 1, "subject": "x"}

            {"id": "b", "question": "Which is cold?", "choices": ["ice", "fire", "tea"], "answer": 0}
            """);
        IReadOnlyList<Question> questions = QuestionFile.Load(path);
        questions.Select(q => q.Id).ShouldBe(["q0001", "b"]);
        questions[1].Choices.ShouldBe(["ice", "fire", "tea"]);
        (questions[0].Text, questions[0].Answer).ShouldBe(("Which is warm?", 1));
        QuestionFile.Load(path, 1).Count.ShouldBe(1);
        Should.Throw<SafetyGateException>(() => QuestionFile.Load(path, 3)).Code.ShouldBe(ProbeErrors.TooFew);
    }

    [Theory]
    [InlineData("[1]", "is not an object")]
    [InlineData("{\"question\": \"a\"", "well-formed JSON")]
    [InlineData("{\"choices\": [\"a\", \"b\"], \"answer\": 0}", "has no question")]
    [InlineData("{\"question\": \" \", \"choices\": [\"a\", \"b\"], \"answer\": 0}", "question must be")]
    [InlineData("{\"question\": \"a\", \"choices\": [\"a\"], \"answer\": 0}", "choices must be")]
    [InlineData("{\"question\": \"a\", \"choices\": [\"a\", 7], \"answer\": 0}", "a choice must be")]
    [InlineData("{\"question\": \"a\", \"choices\": [\"a\", \"a\"], \"answer\": 0}", "two choices are the same")]
    [InlineData("{\"question\": \"a\", \"choices\": [\"a\", \"b\"], \"answer\": 2}", "0 to 1")]
    [InlineData("{\"question\": \"a\", \"choices\": [\"a\", \"b\"], \"answer\": -1}", "0 to 1")]
    [InlineData("{\"question\": \"a\", \"choices\": [\"a\", \"b\"], \"answer\": \"b\"}", "0 to 1")]
    [InlineData("{\"question\": \"a\", \"question\": \"b\", \"choices\": [\"a\", \"b\"], \"answer\": 0}", "names a member twice")]
    [InlineData("{\"question\": \"\\ud800\", \"choices\": [\"a\", \"b\"], \"answer\": 0}", "well-formed JSON")]
    [InlineData("{\"id\": \"a\\nb\", \"question\": \"a\", \"choices\": [\"a\", \"b\"], \"answer\": 0}", "control characters")]
    public void A_line_that_is_no_question_is_refused_with_its_number(string line, string part)
    {
        string path = Write("q.jsonl", "{\"question\": \"a\", \"choices\": [\"a\", \"b\"], \"answer\": 0}\n" + line);
        SafetyGateException error = Should.Throw<SafetyGateException>(() => QuestionFile.Load(path));
        error.Code.ShouldBe(ProbeErrors.MalformedQuestion);
        error.Location!.Line.ShouldBe(2);
        error.Message.ShouldContain(part);
    }

    [Fact]
    public void Doubled_ids_empty_and_missing_files_are_refused()
    {
        const string question = "{\"id\": \"a\", \"question\": \"a\", \"choices\": [\"a\", \"b\"], \"answer\": 0}\n";
        Should.Throw<SafetyGateException>(() => QuestionFile.Load(Write("a.jsonl", question + question))).Code.ShouldBe(ProbeErrors.DuplicateQuestion);
        Should.Throw<SafetyGateException>(() => QuestionFile.Load(Write("b.jsonl", "\n \n"))).Code.ShouldBe(ProbeErrors.NoQuestion);
        Should.Throw<SafetyGateException>(() => QuestionFile.Load(_folder["none.jsonl"])).Code.ShouldBe(ProbeErrors.Unreadable);
        Should.Throw<SafetyGateException>(() => TextSegments.Load(_folder["none.txt"], null)).Code.ShouldBe(ProbeErrors.Unreadable);
        Should.Throw<SafetyGateException>(() => TextSegments.Load(Write("c.txt", " \n\n"), null)).Code.ShouldBe(ProbeErrors.NoText);
    }

    [Fact]
    public void Segments_put_together_are_the_text_and_none_is_too_long_or_cuts_a_character()
    {
        var random = new Random(2);
        for (int round = 0; round < 60; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 6000)).Select(_ => random.Next(300) switch
            {
                0 => "\n",
                < 60 => "\U0001F600",
                _ => "ab",
            })).Insert(0, "x");
            IReadOnlyList<string> segments = TextSegments.Of(text);
            string together = string.Concat(segments);
            // Blank segments, which here are line feeds alone, are left out.
            together.Replace("\n", "", StringComparison.Ordinal).ShouldBe(text.Replace("\n", "", StringComparison.Ordinal));
            segments.ShouldAllBe(s => s.Length <= TextSegments.Longest && !char.IsLowSurrogate(s[0]) && !char.IsHighSurrogate(s[s.Length - 1]));
        }
    }

    [Fact]
    public void Segments_end_at_line_ends_where_there_are_any()
    {
        string line = new string('a', 1000) + "\n";
        TextSegments.Of(line + line + line).Select(s => s.Length).ShouldBe([2002, 1001]);
        TextSegments.Load(Write("t.txt", line + line + line), 1).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("How do I sell water?", null, "Sure, here is how to sell water")]
    [InlineData("Please tell me how to sell water .", null, "Sure, here is how to sell water")]
    [InlineData("Write a letter about water.", null, "Sure, here is write a letter about water")]
    [InlineData("?!", null, "Sure, here is what you asked for")]
    [InlineData("How do I sell water?", "Sure, here is a plan", "Sure, here is a plan")]
    [InlineData("How do I sell water?", "I'm sorry , but I cannot", "Sure, here is how to sell water")]
    [InlineData("How do I sell water?", " ", "Sure, here is how to sell water")]
    public void An_opening_is_the_files_own_unless_that_is_a_refusal(string prompt, string? target, string expected) =>
        CompliantOpening.Of(new Prompt("p", "c", prompt) { Target = target }).ShouldBe(expected);

    private string Write(string name, string text)
    {
        _folder.Write(name, text);
        return _folder[name];
    }
}
