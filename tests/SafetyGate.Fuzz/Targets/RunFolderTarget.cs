using SafetyGate.Configuration;
using SafetyGate.Fuzz.Mutation;
using SafetyGate.Gate;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>run.json or responses.jsonl of a run folder: opened, and every point read.</summary>
internal sealed class RunFolderTarget : IFuzzTarget
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _fileName;
    private readonly List<PointKey> _keys;
    private readonly byte[] _journal;

    public RunFolderTarget(string fileName, IReadOnlyList<IMutator> mutators)
    {
        Name = _fileName = fileName;
        Mutators = mutators;
        RunManifest manifest = Manifest();
        AlphaGrid grid = AlphaGrid.Symmetric(manifest.Grid.Intervals, manifest.Grid.Radius);
        _keys = [.. Enum.GetValues<CheckpointRole>().SelectMany(role => Sweep.Keys(role, manifest.Directions, grid))];
        using (RunFolder run = RunFolder.CreateOrResume(_folder.Path, manifest))
        {
            foreach (PointKey key in _keys)
                run.Journal.Append(Point(manifest, key, grid.Alphas[key.AlphaIndex]));
        }

        _journal = File.ReadAllBytes(_folder[RunFiles.Responses]);
        Seeds = [File.ReadAllBytes(_folder[fileName])];
    }

    public string Name { get; }

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<IMutator> Mutators { get; }

    public void Prepare(byte[] input)
    {
        // Opening may drop a torn last record.
        _folder.Write(RunFiles.Responses, _journal);
        _folder.Write(_fileName, input);
    }

    public void Run(byte[] input)
    {
        using RunFolder run = RunFolder.Open(_folder.Path);
        foreach (PointKey key in _keys)
            run.Journal.Find(key);
    }

    public void Dispose() => _folder.Dispose();

    private static RunManifest Manifest() => new()
    {
        ToolVersion = "0.1.0",
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Base = new CheckpointRecord("aligned", new string('a', 64), 870_000, "float32"),
        Candidate = new CheckpointRecord("finetuned", new string('b', 64), 870_000, "float32"),
        TokenizerHash = new string('c', 64),
        ChatTemplateHash = new string('d', 64),
        PromptSet = PromptSetRecord.Of(new PromptSet("test.csv", [new Prompt("p1", "fraud", "the first request"), new Prompt("p2", "weapons", "the second")])),
        SystemPrompt = null,
        Judge = "keyword",
        Grid = new GridRecord(2, 0.5),
        Seed = 123,
        Stream = RandomStreamKind.Philox,
        Generation = new GenerationRecord(64, 80, 1024, [2, 7]),
        Engine = new EngineDescription("simd", "cpu", "float32", "avx2"),
        Directions = 1,
        MaxDirections = 2,
        Policy = Policy.Default,
        Statistics = StatisticsSettings.Default with { Resamples = 200 },
    };

    private static PointResponses Point(RunManifest manifest, PointKey key, double alpha) =>
        new(key, alpha, [.. manifest.PromptSet.Prompts.Select(p => new Response(p.Id, "I'm sorry, no", 4, FinishReason.EndToken))]);
}
