using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Reports;

/// <summary>Documents of small runs.</summary>
internal static class TestResults
{
    public static ResultsDocument Failing { get; } = Document(TestRuns.Manifest(), 0.07);

    public static ResultsDocument Passing { get; } = Document(TestRuns.Manifest(), 0.35);

    public static ResultsDocument Empty { get; } = ResultsDocument.Of(Results(TestRuns.Manifest(), []));

    public static ResultsDocument Document(RunManifest manifest, double candidateRadius) =>
        ResultsDocument.Of(Results(manifest, TestRuns.Points(manifest, candidateRadius)));

    public static RunResults Results(RunManifest manifest, IEnumerable<PointResponses> points) =>
        RunEvaluation.Evaluate(manifest, new MemoryStore(points), new KeywordJudge());
}
