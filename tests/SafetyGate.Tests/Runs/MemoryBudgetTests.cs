using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

public sealed class MemoryBudgetTests
{
    [Fact]
    public void The_batch_shrinks_until_the_run_fits_and_the_responses_are_the_same()
    {
        using var folder = new TestFolder();
        RunPlan plenty = Plan(folder, long.MaxValue);
        plenty.BatchSize.ShouldBe(6);
        long perResponse = plenty.MemoryBytes - Plan(folder, plenty.MemoryBytes - 1).MemoryBytes;

        RunPlan tight = Plan(folder, plenty.MemoryBytes - 4 * perResponse);

        tight.BatchSize.ShouldBe(2);
        tight.MemoryBytes.ShouldBeLessThanOrEqualTo(plenty.MemoryBytes - 4 * perResponse);
        SampleGate.Run(Request(folder.File("a"), long.MaxValue));
        SampleGate.Run(Request(folder.File("b"), tight.MemoryBytes));
        File.ReadAllText(folder.File("b/responses.jsonl")).ShouldBe(File.ReadAllText(folder.File("a/responses.jsonl")));
    }

    [Fact]
    public void What_cannot_fit_is_refused_before_anything_is_written()
    {
        using var folder = new TestFolder();
        long least = Plan(folder, long.MaxValue).WeightBytes;

        var error = Should.Throw<SafetyGateException>(() => SampleGate.Run(Request(folder.File("run"), least)));

        error.Code.ShouldBe(MemoryErrors.DoesNotFit);
        error.Message.ShouldContain("--memory");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    [Fact]
    public void The_configuration_wins_over_the_machine()
    {
        using var folder = new TestFolder();
        GateRequest request = Request(folder.File("run"), long.MaxValue);
        GateConfiguration configuration = request.Configuration with { Generation = request.Configuration.Generation with { Memory = ByteSize.Least } };
        Should.Throw<SafetyGateException>(() => GateRun.Open(request with { Configuration = configuration })).Code.ShouldBe(MemoryErrors.DoesNotFit);
    }

    private static RunPlan Plan(TestFolder folder, long memory)
    {
        using var run = GateRun.Open(Request(folder.File("plan"), memory));
        return run.Plan;
    }

    private static GateRequest Request(string output, long memory) =>
        SampleGate.Request(output, "benign_100", SampleGate.Small, new SampleGate()) with { Memory = memory };
}
