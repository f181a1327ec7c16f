using System.Text;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;
using SafetyGate.Workers;

namespace SafetyGate.Tests.Workers;

/// <summary>What the parent makes of what a worker says.</summary>
public sealed class StreamedWorkerTests
{
    private static readonly PointKey Key = new(CheckpointRole.Base, 0, 3);
    private static readonly EngineDescription Engine = new("torch", "cuda:0", "bfloat16", "some GPU");
    private static readonly WorkerReady Expected = new(Engine, "prompts");

    [Fact]
    public void A_point_comes_back_as_it_was_with_a_library_printing_on_the_same_stream()
    {
        string torn = new([(char)0xd83d, 'x', '\u001e', '\n']);
        var point = new PointResponses(Key, -0.35, [new Response("p1", torn, 2, FinishReason.EndToken), new Response("p2", "é", 1, FinishReason.Length)]);
        string said = $"CUDA says hello\n[W] half a line{Line(new WorkerReply { Ready = Expected with { Engine = Engine with { Device = "cuda:1" } } })}\n{Line(Reply(point))}";
        PointResponses found = Worker(said).Compute(Key, CancellationToken.None).ShouldHaveSingleItem();
        found.Alpha.ShouldBe(point.Alpha);
        found.Responses.ShouldBe(point.Responses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Segmentation fault\n")]
    [InlineData("\u001e{ not JSON\n")]
    [InlineData("\u001e{}\n")]
    public void A_worker_that_ends_or_talks_nonsense_is_lost(string said) =>
        Should.Throw<WorkerLostException>(() => Worker(said).Compute(Key, CancellationToken.None)).Message.ShouldContain("worker 1: ");

    [Fact]
    public void A_damaged_point_and_a_point_nobody_asked_for_are_no_points()
    {
        var other = new PointResponses(Key with { AlphaIndex = 4 }, 0.1, [new Response("p1", "x", 1, FinishReason.Length)]);
        WorkerReply whole = Reply(other with { Key = Key });
        WorkerReply damaged = whole with { Records = [whole.Records![0].Replace("\"x\"", "\"y\"", StringComparison.Ordinal)] };
        foreach (WorkerReply reply in new[] { Reply(other), damaged })
            Should.Throw<WorkerLostException>(() => Worker(Line(new WorkerReply { Ready = Expected }) + Line(reply)).Compute(Key, CancellationToken.None));
    }

    [Fact]
    public void Devices_that_compute_otherwise_and_other_prompts_are_refused()
    {
        var unlike = new WorkerReady(Engine with { Detail = "another GPU" }, "prompts");
        Should.Throw<SafetyGateException>(() => Worker(Line(new WorkerReply { Ready = unlike })).Compute(Key, CancellationToken.None)).Code.ShouldBe(WorkerErrors.NotAlike);
        var others = Expected with { PromptSet = "others" };
        Should.Throw<SafetyGateException>(() => Worker(Line(new WorkerReply { Ready = others })).Compute(Key, CancellationToken.None)).Code.ShouldBe(WorkerErrors.DifferentInputs);
    }

    [Fact]
    public void An_error_crosses_over_with_its_code_and_message()
    {
        var error = new SafetyGateException(EngineErrors.NonFiniteLogits, "NaN at layer 3.", ["one", "two"]);
        SafetyGateException found = Should.Throw<SafetyGateException>(() => Worker(Line(new WorkerReply { Failure = WorkerFailure.Of(error) })).Compute(Key, CancellationToken.None));
        found.Code.ShouldBe(EngineErrors.NonFiniteLogits);
        found.Message.ShouldBe(error.Message);
        found.Problems.ShouldBe(error.Problems);
        Should.Throw<OutOfMemoryException>(() => Worker(Line(new WorkerReply { Failure = WorkerFailure.Of(new InsufficientMemoryException("full")) })).Compute(Key, CancellationToken.None));
    }

    private static WorkerReply Reply(PointResponses point) => new() { Records = [Encoding.UTF8.GetString(JournalRecord.Encode("worker", point).Span[..^1])] };

    private static string Line(WorkerReply reply)
    {
        var text = new StringWriter();
        WorkerMessages.Write(text, reply);
        return text.ToString();
    }

    private static StreamedWorker Worker(string says) => new(
        new WorkerProcess
        {
            Name = "worker 1",
            Device = "cuda:1",
            Threads = 1,
            Input = TextWriter.Null,
            Output = new StringReader(says),
            Kill = () => { },
            LastWords = () => "",
        },
        new WorkerRequest { Base = "b", Candidate = "c", Configuration = "{}", Now = DateTimeOffset.UnixEpoch, Threads = 1 },
        Expected);
}
