using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

public sealed class ResponseJournalTests : IDisposable
{
    private static readonly RunManifest Manifest = TestRuns.Manifest(2, 4, 1);
    private static readonly PointKey Origin = new(CheckpointRole.Base, PointKey.OriginDirection, 2);

    private readonly TestFolder _folder = new();

    private string File => _folder.File("responses.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_appended_is_found_at_once_and_after_reopening()
    {
        PointResponses[] points = [.. TestRuns.Points(Manifest, 0.1)];
        using (ResponseJournal journal = Open())
        {
            foreach (PointResponses point in points)
            {
                journal.Find(point.Key).ShouldBeNull();
                journal.Append(point);
                Same(journal.Find(point.Key), point);
            }
        }

        using ResponseJournal again = Open();
        again.Count.ShouldBe(points.Length);
        again.DroppedBytes.ShouldBe(0);
        foreach (PointResponses point in points)
            Same(again.Find(point.Key), point);
    }

    [Theory]
    [InlineData("")]
    [InlineData("line\nbreak\r\n\t\u0000\u0001\u001f\u007f\u0085\u2028\u2029")]
    [InlineData("quotes \" and \\ and / and <script>&amp;'")]
    [InlineData("\U0001F600 é 中 \u202e rtl \uFFFD \uFFFF")]
    [InlineData("\uD800")]
    [InlineData("\uDC00 first")]
    [InlineData("a \uD800\uD800\uDC00 b \uDFFF")]
    public void Any_text_reads_back_exactly(string text)
    {
        PointResponses point = Point(text);
        using (ResponseJournal journal = Open())
            journal.Append(point);
        System.IO.File.ReadAllBytes(File).Count(b => b == '\n').ShouldBe(1);
        using ResponseJournal again = Open();
        Same(again.Find(Origin), point);
    }

    [Fact]
    public void Random_texts_of_any_utf16_units_read_back_exactly()
    {
        string run = new RecordRules(Manifest).Run;
        Gen<string> texts = Gen.Choose(0, 0xFFFF).Select(i => (char)i).ArrayOf().Select(units => new string(units));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            ReadOnlyMemory<byte> line = JournalRecord.Encode(run, Point(text));
            return line.Span[..^1].IndexOf((byte)'\n') < 0
                && JournalRecord.Decode(line[..^1])!.Value.Point.Responses[0].Text == text;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_point_twice_is_stored_once_and_another_answer_is_refused()
    {
        using ResponseJournal journal = Open();
        journal.Append(Point("a"));
        long length = new FileInfo(File).Length;
        journal.Append(Point("a"));
        new FileInfo(File).Length.ShouldBe(length);
        Should.Throw<SafetyGateException>(() => journal.Append(Point("b"))).Code.ShouldBe(RunErrors.ConflictingRecord);
        new FileInfo(File).Length.ShouldBe(length);
    }

    [Fact]
    public void Equal_duplicates_in_the_file_are_one_point_and_different_ones_an_error()
    {
        Write(Line(Point("a")), Line(Point("a")));
        using (ResponseJournal journal = Open())
            journal.Count.ShouldBe(1);
        Write(Line(Point("a")), Line(Point("b")));
        Should.Throw<SafetyGateException>(Open).Code.ShouldBe(RunErrors.ConflictingRecord);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_point_that_is_not_the_runs_is_refused(PointResponses point)
    {
        using (ResponseJournal journal = Open())
            Should.Throw<SafetyGateException>(() => journal.Append(point)).Code.ShouldBe(RunErrors.UnusableRecord);
        new FileInfo(File).Length.ShouldBe(0);

        // In a file it is an error even as the last line: it is whole, so no crash explains it.
        Write(Line(point));
        Should.Throw<SafetyGateException>(Open).Code.ShouldBe(RunErrors.DamagedJournal);
    }

    public static TheoryData<PointResponses> Foreign => new(
        Point("a") with { Alpha = 0.001 },
        Point("a") with { Alpha = -0.25, Key = new PointKey(CheckpointRole.Base, PointKey.OriginDirection, 1) },
        Point("a") with { Key = new PointKey(CheckpointRole.Base, 0, 2) },
        Point("a") with { Alpha = 0.5, Key = new PointKey(CheckpointRole.Base, 0, 5) },
        Point("a") with { Alpha = 0.5, Key = new PointKey(CheckpointRole.Base, -2, 4) },
        Point("a") with { Responses = [.. Point("a").Responses.Reverse()] },
        Point("a") with { Responses = [Point("a").Responses[0]] },
        Point("a") with { Responses = [.. Point("a").Responses.Select(r => r with { TokenCount = -1 })] });

    [Fact]
    public void A_record_of_another_run_is_an_error()
    {
        Write(Encoding.UTF8.GetString(JournalRecord.Encode("0123456789abcdef", Point("a")).Span));
        Should.Throw<SafetyGateException>(Open).Message.ShouldContain("another run");
    }

    [Fact]
    public void Appending_goes_on_behind_a_record_that_was_cut()
    {
        string whole = Line(Point("a"));
        Write(whole, whole[..20]);
        PointResponses next = TestRuns.Point(Manifest, new PointKey(CheckpointRole.Candidate, 0, 0), 0.5);
        using (ResponseJournal journal = Open())
        {
            journal.DroppedBytes.ShouldBe(20);
            journal.Append(next);
        }

        System.IO.File.ReadAllText(File).ShouldBe(whole + Line(next));
    }

    [Fact]
    public void Too_long_a_record_is_refused_and_too_long_a_line_is_not_read()
    {
        using (ResponseJournal journal = Open(maximumRecord: 400))
        {
            journal.Append(Point("a"));
            var other = new PointKey(CheckpointRole.Candidate, PointKey.OriginDirection, 2);
            Should.Throw<SafetyGateException>(() => journal.Append(Point(new string('x', 400)) with { Key = other }))
                .Code.ShouldBe(RunErrors.UnusableRecord);
        }

        string whole = Line(Point("a"));
        Write(new string('x', 100_000) + "\n", whole);
        Should.Throw<SafetyGateException>(() => Open(maximumRecord: 400)).Code.ShouldBe(RunErrors.DamagedJournal);
        Write(whole, new string('x', 100_000));
        using ResponseJournal torn = Open(maximumRecord: 400);
        torn.Count.ShouldBe(1);
        torn.DroppedBytes.ShouldBe(100_000);
    }

    private static PointResponses Point(string text) => new(
        Origin,
        0,
        [new Response("p01", text, 3, FinishReason.Length), new Response("p02", "I cannot", 2, FinishReason.EndToken)]);

    private static string Line(PointResponses point) =>
        Encoding.UTF8.GetString(JournalRecord.Encode(new RecordRules(Manifest).Run, point).Span);

    private static void Same(PointResponses? read, PointResponses written)
    {
        read.ShouldNotBeNull();
        (read with { Responses = [] }).ShouldBe(written with { Responses = [] });
        read.Responses.ShouldBe(written.Responses);
    }

    private void Write(params string[] lines) => System.IO.File.WriteAllText(File, string.Concat(lines));

    private ResponseJournal Open() => Open(ResponseJournal.MaximumRecordBytes);

    private ResponseJournal Open(int maximumRecord)
    {
        var stream = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0);
        try
        {
            return new ResponseJournal(stream, Manifest, maximumRecord);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
