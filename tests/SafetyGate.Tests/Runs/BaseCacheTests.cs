using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

/// <summary>The base is computed once, whoever comes next; and never taken from a cache that does not fit.</summary>
public sealed class BaseCacheTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private int _runs;

    public static TheoryData<string, GateConfiguration> Changes => new()
    {
        { "prompts", SampleGate.Small with { Prompts = SampleGate.Small.Prompts with { Limit = 5 } } },
        { "seed", SampleGate.Small with { Landscape = SampleGate.Small.Landscape with { Seed = 7 } } },
        { "radius", SampleGate.Small with { Landscape = SampleGate.Small.Landscape with { Radius = 0.4 } } },
        { "tokens", SampleGate.Small with { Generation = SampleGate.Small.Generation with { MaxNewTokens = 5 } } },
        { "full responses", SampleGate.Small with { Generation = SampleGate.Small.Generation with { FullResponses = true } } },
        { "system prompt", SampleGate.Small with { Generation = SampleGate.Small.Generation with { SystemPrompt = "Be kind" } } },
    };

    [Fact]
    public void The_next_candidate_generates_nothing_for_the_base_and_its_folder_is_complete()
    {
        Check("benign_100").ShouldBe(["aligned", "benign_100"]);

        Check("harmful_100").ShouldBe(["harmful_100"]);

        string cached = _folder.File("run2");
        string computed = _folder.File("alone");
        SampleGate.Run(SampleGate.Request(computed, "harmful_100", SampleGate.Small, new SampleGate()));
        Lines(cached).ShouldBe(Lines(computed));
        File.ReadAllBytes(Path.Combine(cached, RunFiles.Results)).ShouldBe(File.ReadAllBytes(Path.Combine(computed, RunFiles.Results)));
    }

    [Fact]
    public void Further_directions_are_added_to_what_is_there()
    {
        Check("benign_100");
        GateConfiguration two = SampleGate.Small with { Landscape = SampleGate.Small.Landscape with { Directions = 2, MaxDirections = 2 } };
        Check("benign_100", two).ShouldBe(["aligned", "benign_100"]);
        Entries().Length.ShouldBe(21);
        Check("harmful_100", two).ShouldBe(["harmful_100"]);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_decides_the_bases_responses_decides_the_entry(string what, GateConfiguration changed)
    {
        Check("benign_100");
        Check("benign_100", changed).ShouldContain("aligned", what);
    }

    [Fact]
    public void Another_template_or_tokenizer_is_another_base()
    {
        Check("benign_100");
        foreach ((string file, string old, string changed) in new[]
        {
            ("tokenizer_config.json", "'[INST] '", "'[INST]  '"),
            ("tokenizer.json", "\"truncation\": null,", "\"truncation\":null,"),
        })
        {
            string copy = Directory.CreateDirectory(_folder.File(file)).FullName;
            foreach (string path in Directory.EnumerateFiles(Path.Combine(SampleGate.Samples, "aligned")))
                File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
            string text = File.ReadAllText(Path.Combine(copy, file));
            text.ShouldContain(old);
            File.WriteAllText(Path.Combine(copy, file), text.Replace(old, changed, StringComparison.Ordinal));
            var loader = new SampleGate();
            SampleGate.Run(Request("benign_100", SampleGate.Small, loader) with { Base = copy, AllowDifferentRendering = true });
            loader.Loaded.ShouldContain(file);
        }
    }

    [Fact]
    public void A_batch_of_another_size_uses_the_same_entries()
    {
        Check("benign_100");
        Check("benign_100", SampleGate.Small with { Generation = SampleGate.Small.Generation with { BatchSize = 1 } }).ShouldBe(["benign_100"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_damaged_entry_is_noted_and_computed_anew(int length)
    {
        Check("benign_100");
        string entry = Entries()[3];
        byte[] whole = File.ReadAllBytes(entry);
        File.WriteAllBytes(entry, whole[..length]);
        File.WriteAllText(Entries()[4], File.ReadAllText(Entries()[4]).Replace("\"tokens\":", "\"tokens\":1", StringComparison.Ordinal));
        var notes = new List<string>();
        var loader = new SampleGate();

        SampleGate.Run(Request("harmful_100", SampleGate.Small, loader), progress =>
        {
            if (progress is RunProgress.Note note)
                notes.Add(note.Message);
        });

        loader.Loaded.ShouldBe(["aligned", "harmful_100"]);
        notes.ShouldHaveSingleItem().ShouldContain("damaged");
        File.ReadAllBytes(entry).ShouldBe(whole);
        Check("harmful_100").ShouldBe(["harmful_100"]);
    }

    [Fact]
    public async Task Runs_at_the_same_time_share_a_cache()
    {
        string[][] loaded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Check("benign_100"))));

        loaded.ShouldAllBe(names => names.Contains("benign_100"));
        Enumerable.Range(1, 4).Select(run => Lines(_folder.File($"run{run}"))).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        Directory.GetFiles(_folder.File("cache"), "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        Check("harmful_100").ShouldBe(["harmful_100"]);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_nothing_but_time()
    {
        File.WriteAllText(_folder.File("cache"), "a file is in the way");
        Check("benign_100").ShouldBe(["aligned", "benign_100"]);
    }

    public void Dispose() => _folder.Dispose();

    private static string Lines(string run) => File.ReadAllText(Path.Combine(run, RunFiles.Responses));

    private string[] Entries() => [.. Directory.GetFiles(_folder.File("cache"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Runs a gate; returns what was loaded.</summary>
    private string[] Check(string candidate, GateConfiguration? configuration = null)
    {
        var loader = new SampleGate();
        SampleGate.Run(Request(candidate, configuration ?? SampleGate.Small, loader));
        return [.. loader.Loaded];
    }

    private GateRequest Request(string candidate, GateConfiguration configuration, IModelLoader loader) =>
        SampleGate.Request(_folder.File($"run{Interlocked.Increment(ref _runs)}"), candidate, configuration, loader) with { BaseCache = _folder.File("cache") };
}
