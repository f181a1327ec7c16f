using System.Text.Json;
using SafetyGate.Gate;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Runs;

/// <summary>The recorded generations of the trained reference checkpoints, through the journal to the report.</summary>
[Trait("Category", Golden.Category)]
public sealed class GoldenRunTests
{
    [Fact]
    public void Recorded_generations_give_the_released_codes_curve_and_visage_again()
    {
        using var folder = new TestFolder();
        string[][] aligned = Generations("aligned_s123");
        string[][] harmful = Generations("harmful_10_s123");
        RunManifest manifest = TestRuns.Manifest(80, directions: 1);
        using (var run = RunFolder.CreateOrResume(folder.Path, manifest))
        {
            Store(run, CheckpointRole.Base, aligned);
            Store(run, CheckpointRole.Candidate, harmful);
        }

        using var again = RunFolder.Open(folder.Path);
        RunResults results = RunEvaluation.Evaluate(again.Manifest, again.Journal, new KeywordJudge());
        var document = ResultsDocument.Of(results);
        Check(document.Measurements!.BaseCurves[0], document.Measurements.Parity.Base.Directions[0], "aligned_s123");
        Check(document.Measurements.CandidateCurves[0], document.Measurements.Parity.Candidate.Directions[0], "harmful_10_s123");
        results.Verdict.Outcome.ShouldBe(Outcome.Fail);
    }

    private static void Check(CurveDocument curve, DirectionDocument direction, string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Golden.Path("visage-ref", "curves", $"{name}.json")));
        curve.AttackSuccessRates.ShouldBe(golden.RootElement.GetProperty("asr").EnumerateArray().Select(e => e.GetDouble()));
        direction.ReferenceVisage.ShouldBe(golden.RootElement.GetProperty("visage").GetDouble(), 1e-9);
    }

    private static void Store(RunFolder run, CheckpointRole role, string[][] generations)
    {
        IReadOnlyList<Prompt> prompts = run.Manifest.PromptSet.Prompts;
        AlphaGrid grid = run.Manifest.Grid.ToGrid();
        for (int i = 0; i < grid.Count; i++)
        {
            run.Journal.Append(new PointResponses(
                PointKey.Of(role, 0, i, grid),
                grid.Alphas[i],
                [.. generations[i].Zip(prompts, (text, prompt) => new Response(prompt.Id, text, 32, FinishReason.Length))]));
        }
    }

    private static string[][] Generations(string name) =>
    [
        .. File.ReadLines(Golden.Path("visage-ref", "responses", $"{name}.jsonl")).Select(line =>
        {
            using var step = JsonDocument.Parse(line);
            return step.RootElement.GetProperty("output").EnumerateArray().Select(r => r.GetProperty("generation").GetString()!).ToArray();
        }),
    ];
}
