using SafetyGate.Configuration;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscapes;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Landscapes;

/// <summary>A small landscape put together by hand: two prompts on a grid of three by two.</summary>
internal static class SampleLandscape
{
    public static PromptSet Prompts { get; } = new("two", [new("a", "x", "first"), new("b", "x", "second")]);

    public static PlaneGrid Grid { get; } = new([-1, 0, 1], [0, 0.5]);

    public static LandscapeManifest Manifest(int surfaces = 1) => new()
    {
        Kind = LandscapeKind.Random2D,
        ToolVersion = "1.0",
        Started = DateTimeOffset.UnixEpoch,
        Checkpoints = [.. Enumerable.Range(0, surfaces).Select(i => new CheckpointRecord($"model{i}", new string((char)('a' + i), 64), 10, "float32"))],
        Surfaces = surfaces,
        TokenizerHashes = [new string('1', 64)],
        ChatTemplateHashes = [new string('2', 64)],
        SystemPrompt = null,
        PromptSet = PromptSetRecord.Of(Prompts),
        Judge = "keyword",
        Axes = [new("random 0", Grid.X), new("random 1", Grid.Y)],
        Visits = 0,
        Seed = 1,
        Stream = RandomStreamKind.Philox,
        Generation = new GenerationRecord(8, 80, 512, []),
        Engine = new EngineDescription("scalar", "cpu", "float32", "reference"),
    };

    public static LandscapeGeometry Geometry(int surfaces = 1)
    {
        var plane = new Plane(new PhiloxDirection(1, 0), new PhiloxDirection(1, 1));
        return new LandscapeGeometry(Grid, [.. Enumerable.Repeat(plane, surfaces)]) { Marks = [new PlaneMark("model0", 0)] };
    }

    /// <summary>Responses at a point; true refuses.</summary>
    public static PointResponses Point(int surface, int row, int column, params bool[] refusals) => new(
        new PointKey((CheckpointRole)surface, row, column),
        Grid.X[column],
        [.. Prompts.Prompts.Zip(refusals, (prompt, refused) => new Response(prompt.Id, refused ? "I cannot do that." : "Sure.", 2, FinishReason.EndToken))]);
}
