using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Tests.Prompts;

public class PromptFileErrorTests
{
    private const int Row = 100_001;

    [Theory]
    [InlineData("x.csv", "")]
    [InlineData("x.csv", "prompt\n")]
    [InlineData("x.jsonl", "\n\n")]
    [InlineData("x.txt", "# nothing\n\n")]
    public void An_empty_set_is_refused(string path, string text) => Refused(path, text, PromptErrors.EmptySet);

    [Theory]
    [InlineData("x.json")]
    [InlineData("x")]
    [InlineData("x.csv.gz")]
    public void An_unknown_extension_is_refused(string path) => Refused(path, "prompt\na", PromptErrors.UnknownFormat);

    [Theory]
    [InlineData("x.csv", "behavior,target\na,b", 1)]
    [InlineData("x.jsonl", "{\"prompt\":\"a\"}\n{\"behavior\":\"b\",\"target\":\"c\"}", 2)]
    public void A_missing_column_lists_those_found_and_those_accepted(string path, string text, int line)
    {
        var error = Refused(path, text, PromptErrors.MissingColumn, line);
        foreach (var name in new[] { "'behavior'", "'target'", "prompt", "goal", "text", "question", "instruction" })
            error.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("{\"prompt\":5}")]
    [InlineData("{\"messages\":[]}")]
    [InlineData("{\"messages\":[5,{\"role\":\"system\",\"content\":\"a\"}]}")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":[\"a\"]},{\"role\":\"user\",\"content\":\"b\"}]}")]
    [InlineData("{\"messages\":\"user\"}")]
    [InlineData("{}")]
    public void An_object_without_a_prompt_is_refused(string line) =>
        Refused("x.jsonl", line, PromptErrors.MissingColumn, 1);

    [Fact]
    public void A_hostile_header_does_not_flood_or_garble_the_message()
    {
        var header = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\u001b[31m{new string('x', 100)}{i}"));
        var message = Refused("x.csv", header + "\n", PromptErrors.MissingColumn, 1).Message;
        message.Length.ShouldBeLessThan(2_000);
        message.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("prompt,id\na,1\nb\n", 3)]
    [InlineData("prompt,id\na,1\n\nb,2,3\n", 4)]
    [InlineData("prompt\n\"two\nlines\"\n\"never closed\n", 4)]
    [InlineData("prompt\na \"quoted\" word\n", 2)]
    [InlineData("prompt\n\"closed\" too early\n", 2)]
    [InlineData("\"prompt\na", 1)]
    [InlineData("prompt,Prompt\na,b\n", 1)]
    [InlineData("prompt,id,id\na,b,c\n", 1)]
    public void Malformed_CSV_is_refused_with_its_line(string text, int line) =>
        Refused("x.csv", text, PromptErrors.MalformedCsv, line);

    [Theory]
    [InlineData("{\"prompt\":\"a\"")]
    [InlineData("{\"prompt\":\"a\"} {}")]
    [InlineData("[\"a\"]")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    [InlineData("{\"prompt\":\"a\",\"prompt\":\"b\"}")]
    [InlineData("{\"prompt\":\"a\",\"Prompt\":\"b\"}")]
    [InlineData("{\"prompt\":\"a\",\"id\":{}}")]
    [InlineData("{\"prompt\":\"a\",\"category\":[1]}")]
    [InlineData("{\"prompt\":\"\\ud83d\"}")]
    [InlineData("{\"\\ud83d\":\"a\"}")]
    public void A_malformed_JSON_line_is_refused_with_its_line(string line) =>
        Refused("x.jsonl", "{\"prompt\":\"first\"}\n\n" + line, PromptErrors.MalformedJson, 3);

    [Fact]
    public void A_broken_JSON_line_is_refused_with_its_column() =>
        Refused("x.jsonl", "{\"prompt\":\"first\"}\n{\"prompt\": ?}", PromptErrors.MalformedJson)
            .Location.ShouldBe(new FileLocation("x.jsonl", 2, 12));

    [Fact]
    public void Deep_nesting_is_refused_and_overflows_nothing() =>
        Refused("x.jsonl", "{\"prompt\":" + new string('[', 900_000), PromptErrors.MalformedJson, 1);

    [Theory]
    [InlineData("x.csv", "prompt,id\na,1\n \t,2\n", 3)]
    [InlineData("x.csv", "prompt,id\na,1\n,2\n", 3)]
    [InlineData("x.jsonl", "{\"prompt\":\"a\"}\n{\"prompt\":\"\"}", 2)]
    [InlineData("x.jsonl", "{\"messages\":[{\"role\":\"user\",\"content\":\"\\n\"}]}", 1)]
    public void A_blank_prompt_is_refused(string path, string text, int line) =>
        Refused(path, text, PromptErrors.BlankPrompt, line);

    [Theory]
    [InlineData("x.csv", "id,prompt\nsame,a\nother,b\nsame,c\n", 4)]
    [InlineData("x.csv", "id,prompt\np2,\"a\nb\"\n,b\n", 4)]
    [InlineData("x.jsonl", "{\"id\":1,\"prompt\":\"a\"}\n{\"id\":\"1\",\"prompt\":\"b\"}", 2)]
    public void A_duplicate_id_is_refused(string path, string text, int line) =>
        Refused(path, text, PromptErrors.DuplicateId, line);

    [Theory]
    [InlineData("{\"prompt\":\"a\",\"id\":\"a\\u0000b\"}")]
    [InlineData("{\"prompt\":\"a\",\"id\":\"a\\nb\"}")]
    [InlineData("{\"prompt\":\"a\",\"id\":\"\\u001b[31m\"}")]
    [InlineData("{\"prompt\":\"a\",\"id\":\"a\\u202eb\"}")]
    [InlineData("{\"prompt\":\"a\",\"id\":\"a\\u2028b\"}")]
    [InlineData("{\"prompt\":\"a\",\"category\":\"a\\tb\"}")]
    public void Control_characters_in_an_id_or_category_are_refused(string line) =>
        Refused("x.jsonl", line, PromptErrors.UnusableLabel, 1);

    [Fact]
    public void An_endless_id_is_refused() =>
        Refused("x.csv", $"id,prompt\n{new string('i', 129)},a\n", PromptErrors.UnusableLabel, 2);

    [Theory]
    [InlineData("x.csv")]
    [InlineData("x.jsonl")]
    [InlineData("x.txt")]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_line(string path)
    {
        var error = Should.Throw<SafetyGateException>(() => Bytes.Load(path, [.. "ok\n\nab"u8, 0xC3, .. "(\n"u8]));
        error.Code.ShouldBe(PromptErrors.NotUtf8);
        error.Location.ShouldBe(new FileLocation(path, 3, 3));
    }

    [Fact]
    public void UTF16_is_refused_with_and_without_its_mark()
    {
        var utf16 = System.Text.Encoding.Unicode.GetBytes("prompt");
        foreach (var bytes in new byte[][] { [0xFF, 0xFE, .. utf16], utf16 })
            Should.Throw<SafetyGateException>(() => Bytes.Load("x.txt", bytes)).Code.ShouldBe(PromptErrors.NotUtf8);
    }

    [Fact]
    public void A_prompt_of_the_greatest_length_loads_and_a_longer_one_is_refused()
    {
        (string, string, string)[] formats =
            [("x.csv", "prompt\n", "\n"), ("x.jsonl", "{\"prompt\":\"", "\"}"), ("x.txt", "", "")];
        foreach (var (path, head, tail) in formats)
        {
            Bytes.Load(path, head + new string('a', 65_536) + tail).Prompts[0].Text.Length.ShouldBe(65_536);
            Refused(path, head + new string('a', 65_537) + tail, PromptErrors.UnusablePrompt);
        }
    }

    [Fact]
    public void A_record_far_too_long_is_refused_before_it_is_parsed()
    {
        Refused("x.csv", "prompt,id\n" + new string(',', 3 << 20), PromptErrors.MalformedCsv);
        Refused("x.csv", "prompt,target\na," + new string('a', 3 << 20), PromptErrors.MalformedCsv);
        var numbers = string.Concat(Enumerable.Repeat(",0", 1 << 20));
        Refused("x.jsonl", "{\"prompt\":\"a\",\"b\":[0" + numbers + "]}", PromptErrors.MalformedJson, 1);
    }

    [Fact]
    public void Too_many_prompts_are_refused() =>
        Refused("x.txt", string.Join('\n', Enumerable.Repeat("a", Row)), PromptErrors.TooManyPrompts);

    [Fact]
    public void A_stream_without_end_is_refused()
    {
        using var stream = new EndlessStream();
        var error = Should.Throw<SafetyGateException>(() => PromptFile.Load("x.txt", stream));
        error.Code.ShouldBe(PromptErrors.FileTooLarge);
    }

    [Theory]
    [InlineData("no/such/file.csv")]
    [InlineData("")]
    [InlineData("nul\0.csv")]
    public void A_path_that_cannot_be_read_is_refused(string path) =>
        Should.Throw<SafetyGateException>(() => PromptFile.Load(path)).Code.ShouldBe(PromptErrors.Unreadable);

    [Fact]
    public void A_folder_is_refused() =>
        A_path_that_cannot_be_read_is_refused(Path.GetTempPath());

    private static SafetyGateException Refused(string path, string text, ErrorCode code, int? line = null)
    {
        var error = Should.Throw<SafetyGateException>(() => Bytes.Load(path, text));
        error.Code.ShouldBe(code, error.Message);
        if (line is not null)
            error.Location.ShouldNotBeNull().ShouldSatisfyAllConditions(
                location => location.Path.ShouldBe(path), location => location.Line.ShouldBe(line.Value));
        return error;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }
}
