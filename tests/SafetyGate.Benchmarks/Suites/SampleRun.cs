using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Benchmarks.Models;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Runs;
using SafetyGate.TestSupport;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>One whole check of the sample family, reports and all.</summary>
/// <param name="Seconds">From opening the checkpoints to the last report.</param>
/// <param name="Clock">The share of it that the engine sees.</param>
internal sealed record SampleRun(double Seconds, StageClock Clock)
{
    public static SampleRun Measure(BenchmarkRun run, GateConfiguration configuration)
    {
        using var folder = new TemporaryFolder();
        var clock = new StageClock();
        double seconds = Sampling.Seconds(() =>
        {
            using GateRun gate = GateRun.Open(new GateRequest
            {
                Base = Path.Combine(run.Samples, "aligned"),
                Candidate = Path.Combine(run.Samples, "benign_100"),
                Output = folder["out"],
                Configuration = configuration,
                Loader = clock.Around(new SimdLoader(run.Threads)),
                ToolVersion = "benchmark",
                Now = DateTimeOffset.UnixEpoch,
            });
            gate.Execute(new Silence(), CancellationToken.None);
        });
        return new SampleRun(seconds, clock);
    }

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
