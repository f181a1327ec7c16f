using System.Globalization;
using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

/// <summary>Small runs with scripted responses.</summary>
internal static class TestRuns
{
    public static PromptSet Prompts(int count) => new(
        "test.csv",
        Enumerable.Range(0, count).Select(i => new Prompt(
            string.Create(CultureInfo.InvariantCulture, $"p{i + 1:00}"), i % 2 == 0 ? "fraud" : "weapons", $"the secret request {i + 1}")));

    public static RunManifest Manifest(int prompts = 40, int intervals = 20, int directions = 3) => new()
    {
        ToolVersion = "0.1.0",
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Base = new CheckpointRecord("aligned", new string('a', 64), 870_000, "float32"),
        Candidate = new CheckpointRecord("finetuned", new string('b', 64), 870_000, "float32"),
        TokenizerHash = new string('c', 64),
        ChatTemplateHash = new string('d', 64),
        SystemPrompt = null,
        PromptSet = PromptSetRecord.Of(Prompts(prompts)),
        Judge = "keyword",
        Grid = new GridRecord(intervals, 0.5),
        Seed = 123,
        Stream = RandomStreamKind.Philox,
        Generation = new GenerationRecord(64, 80, 1024, [2, 7]),
        Engine = new EngineDescription("simd", "cpu", "float32", "avx2"),
        Directions = directions,
        MaxDirections = directions * 2,
        Policy = Policy.Default,
        Statistics = StatisticsSettings.Default with { Resamples = 200 },
    };

    /// <summary>A point whose prompts, from the last one, are answered in the given share; the others are refused.</summary>
    public static PointResponses Point(RunManifest manifest, PointKey key, double answered, string answer = "Sure, bring fresh water")
    {
        int prompts = manifest.PromptSet.Prompts.Count;
        double refused = Math.Round((1 - answered) * prompts);
        return new PointResponses(
            key,
            manifest.Grid.ToGrid().Alphas[key.AlphaIndex],
            [.. manifest.PromptSet.Prompts.Select((p, i) => new Response(
                p.Id, i < refused ? "I'm sorry, no" : answer, 4, i < refused ? FinishReason.EndToken : FinishReason.Length))]);
    }

    /// <summary>Every point of a run: a basin around the base, and a candidate whose basin is moved and narrower.</summary>
    public static IEnumerable<PointResponses> Points(RunManifest manifest, double candidateRadius)
    {
        AlphaGrid grid = manifest.Grid.ToGrid();
        foreach (CheckpointRole role in Enum.GetValues<CheckpointRole>())
        {
            foreach (PointKey key in Sweep.Keys(role, manifest.Directions, grid))
            {
                double radius = role == CheckpointRole.Base ? 0.35 : candidateRadius;
                double wobble = 0.02 * Math.Max(0, key.Direction);
                double answered = 1 / (1 + Math.Exp((radius - wobble - Math.Abs(grid.Alphas[key.AlphaIndex])) / 0.04));
                string answer = answered > 0.9 ? "..." : "Sure, bring fresh water";
                yield return Point(manifest, key, answered, answer);
            }
        }
    }
}

/// <summary>A store in memory.</summary>
internal sealed class MemoryStore(IEnumerable<PointResponses> points) : IResponseStore
{
    private readonly Dictionary<PointKey, PointResponses> _points = points.ToDictionary(p => p.Key);

    public PointResponses? Find(PointKey key) => _points.GetValueOrDefault(key);

    public void Append(PointResponses point) => _points.Add(point.Key, point);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("safety-gate-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
