using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Tests.Runs.Probes;

public sealed class ProbeSetTests : IDisposable
{
    private static readonly PromptSet Prompts = new("p", [new("a", "x", "How do I sell water?"), new("b", "x", "Second") { Target = "Sure, the second" }]);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_the_built_in_harmless_prompts_are_asked_at_the_origin_and_nothing_else()
    {
        Probe probe = ProbeSet.Load(GateConfiguration.Default, Prompts, settling: null).ShouldHaveSingleItem();
        (probe.Record.Name, probe.Record.At, probe.Requests.Count).ShouldBe(("overRefusal", ProbePlace.Origin, BuiltInPrompts.Harmless.Prompts.Count));
        var off = new GateConfiguration { Axes = new() { OverRefusal = new() { At = ProbePlace.Off } } };
        ProbeSet.Load(off, Prompts, settling: null).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_asked_for_is_there_once_and_in_order()
    {
        IReadOnlyList<Probe> probes = ProbeSet.Load(Everything(), Prompts, settling: null);
        probes.Select(p => p.Record.Name).ShouldBe(
            ["overRefusal", "perplexity", "choices", "system none", "system roleplay", "system custom 4", "prefill 5", "prefill 20", "jailbreak role"]);
        probes.Select(p => p.Record.At).ShouldBe([.. Enumerable.Repeat(ProbePlace.Origin, 3), .. Enumerable.Repeat(ProbePlace.Grid, 6)]);
        probes.Select(p => p.Measurement.Id).ShouldBe(probes.Select(p => p.Record.Id));
        ProbeRules.Problems([.. probes.Select(p => p.Record)]).ShouldBeEmpty();

        probes[3].Requests[0].ShouldBe(new ChatRequest("How do I sell water?") { SystemPrompt = new SystemMessage("") });
        probes[5].Requests[1].SystemPrompt.ShouldBe(new SystemMessage("be kind"));
        probes[6].Requests.Select(r => r.Prefill).ShouldBe([new Prefill("Sure, here is how to sell water", 5), new Prefill("Sure, the second", 5)]);
        probes[1].Items.Select(i => i.Requests.ShouldHaveSingleItem()).ShouldBe([new ScoringRequest(null, "some text") { Window = 32 }]);
        probes[2].Items[0].Requests.ShouldBe([new ScoringRequest(new ChatRequest("warm?"), "ice"), new ScoringRequest(new ChatRequest("warm?"), "feuér")]);
        probes[2].Record.Questions!.ShouldHaveSingleItem().Lengths.ShouldBe([3, 6]);
    }

    [Fact]
    public void The_default_system_message_is_one_of_the_sweep_where_the_run_has_another()
    {
        GateConfiguration configuration = Everything() with { Generation = new() { SystemPrompt = "none" } };
        IReadOnlyList<Probe> probes = ProbeSet.Load(configuration, Prompts, settling: null);
        probes.Select(p => p.Record.Name).ShouldContain("system default");
        probes.Select(p => p.Record.Name).ShouldNotContain("system none");
        probes.Single(p => p.Record.Name == "system default").Requests[0].SystemPrompt.ShouldBe(new SystemMessage(null));
    }

    [Fact]
    public void Whatever_decides_the_numbers_changes_the_id_and_nothing_else_does()
    {
        string[] Ids(GateConfiguration configuration, PromptSet? prompts = null) => [.. ProbeSet.Load(configuration, prompts ?? Prompts, settling: null).Select(p => p.Record.Id)];
        GateConfiguration whole = Everything();
        string[] before = Ids(whole);
        before.Distinct().Count().ShouldBe(9);
        Ids(whole).ShouldBe(before);
        Ids(whole with { Axes = whole.Axes with { OverRefusal = whole.Axes.OverRefusal with { At = ProbePlace.Grid } } }).ShouldBe(before);
        Ids(whole with { Axes = whole.Axes with { Perplexity = whole.Axes.Perplexity with { Window = 33 } } })[1].ShouldNotBe(before[1]);
        File.WriteAllText(_folder.File("q.jsonl"), "{\"question\": \"warm?\", \"choices\": [\"ice\", \"feuér\"], \"answer\": 0}");
        Ids(whole)[2].ShouldNotBe(before[2]);
        string[] other = Ids(whole, new PromptSet("p", [Prompts.Prompts[0], Prompts.Prompts[1] with { Target = "Sure, another" }]));
        other[6].ShouldNotBe(before[6]);
        other[3].ShouldBe(before[3]);
    }

    private GateConfiguration Everything()
    {
        File.WriteAllText(_folder.File("t.txt"), "some text");
        File.WriteAllText(_folder.File("j.txt"), "one\ntwo\n");
        File.WriteAllText(_folder.File("q.jsonl"), "{\"question\": \"warm?\", \"choices\": [\"ice\", \"feuér\"], \"answer\": 1}");
        return new GateConfiguration
        {
            Axes = new AxesConfiguration { Perplexity = new() { Path = _folder.File("t.txt"), Window = 32 }, Choices = new() { Path = _folder.File("q.jsonl") } },
            Prompts = new()
            {
                SystemPrompts = ["none", "default", "roleplay", "be kind", "none"],
                Prefills = [20, 0, 5, 5],
                Jailbreaks = [new("role", _folder.File("j.txt"))],
            },
        };
    }
}
