using System.Text.Json;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics.Noise;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Noise;
using SafetyGate.Runs;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Noise;

public sealed class NoiseDocumentTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest(directions: 2);

    [Fact]
    public void A_checkpoint_is_compared_with_itself_and_with_earlier_runs()
    {
        NoiseDocument document = NoiseRun.Measure(Manifest, Landscape(4), [Landscape(4), Landscape(2)]);

        document.Spreads.Select(s => s.Source).ShouldBe([NoiseSource.Directions, NoiseSource.Prompts, NoiseSource.Runs]);
        document.GroupSize.ShouldBe(2);
        document.Spreads[2].ShouldBe(new NoiseSpread(NoiseSource.Runs, 2, 0, 0, 0), "the same responses differ by nothing");
        document.RecommendedMaxDrop!.Value.ShouldBe(Math.Ceiling(document.Spreads.Max(s => s.Percentile95) * 2) / 2);
        JsonDocument.Parse(document.Write()).RootElement.GetProperty("spreads").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void One_direction_can_only_be_compared_prompt_by_prompt() =>
        NoiseRun.Measure(Manifest, Landscape(1), []).Spreads.ShouldHaveSingleItem().Source.ShouldBe(NoiseSource.Prompts);

    private static SafetyLandscape Landscape(int directions)
    {
        RunManifest manifest = Manifest with { Directions = directions };
        var points = new JudgedPoints(manifest, directions, new MemoryStore(TestRuns.Points(manifest, 0.3)), new KeywordJudge());
        return points.Landscape(CheckpointRole.Base, [.. Enumerable.Range(0, directions)]);
    }
}
