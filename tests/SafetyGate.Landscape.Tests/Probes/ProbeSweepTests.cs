using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscape.Tests.Sweeps;

namespace SafetyGate.Landscape.Tests.Probes;

public sealed class ProbeSweepTests
{
    private static readonly PromptSet Prompts = new("two", [new("a", "x", "first"), new("b", "x", "second")]);
    private static readonly PromptSet Harmless = new("one", [new("h", "x", "hello")]);
    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(2, 0.4);

    private static readonly PromptProbe AtOrigin = new("overRefusal@1", ProbePlace.Origin, Harmless, PromptProbe.Plain(Harmless));

    private static readonly PromptProbe Everywhere = new(
        "prefill 5@2", ProbePlace.Grid, Prompts, [.. Prompts.Prompts.Select(p => new ChatRequest(p.Text) { Prefill = new Prefill("Sure", 5) })]);

    private static readonly ScoringProbe Scores = new(
        "choices@3", ProbePlace.Grid,
        [new("q1", [new(new ChatRequest("?"), "yes"), new(new ChatRequest("?"), "no")]), new("q2", [new(new ChatRequest("?"), "maybe")])]);

    private readonly MemoryStore _store = new();
    private readonly List<SweepProgress> _reports = [];

    [Fact]
    public void Every_probe_is_asked_at_its_points_after_the_prompts_and_the_weights_are_perturbed_once_a_point()
    {
        var generator = new ScriptedGenerator();
        Run(generator, AtOrigin, Everywhere, Scores);
        generator.Perturbations.Count.ShouldBe(3);
        _store.Keys.Select(key => $"{key.Direction} {key.AlphaIndex} {key.Probe}").ShouldBe(
        [
            "-1 1 safety", "-1 1 overRefusal@1", "-1 1 prefill 5@2", "-1 1 choices@3",
            "0 0 safety", "0 0 prefill 5@2", "0 0 choices@3",
            "0 2 safety", "0 2 prefill 5@2", "0 2 choices@3",
        ]);
        // The number that the scripted model answers with is that of its perturbation.
        _store.Points[0].Responses.Select(r => r.Text).ShouldBe(["0: first", "0: second"]);
        _store.Points[5].Responses.Select(r => r.Text).ShouldBe(["1: first", "1: second"]);
        _store.Points[7].Alpha.ShouldBe(0.4);
    }

    [Fact]
    public void Scores_are_kept_item_by_item()
    {
        Run(new ScriptedGenerator(), Scores);
        PointResponses point = _store.Points[1];
        point.Responses.ShouldBeEmpty();
        point.Scores.Select(s => (s.Id, string.Join(' ', s.Likelihoods.Select(l => $"{l.LogLikelihood}/{l.TokenCount}"))))
            .ShouldBe([("q1", "-4/3 -3/2"), ("q2", "-6/5")]);
    }

    [Fact]
    public void A_probe_added_later_is_asked_at_every_point_and_nothing_else_is_asked_again()
    {
        Run(new ScriptedGenerator());
        PointResponses[] before = [.. _store.Points];
        _reports.Clear();

        var generator = new ScriptedGenerator();
        Run(generator, Everywhere);
        generator.Perturbations.Count.ShouldBe(3);
        _store.Points.Take(3).ShouldBe(before);
        _store.Keys.Skip(3).ShouldAllBe(key => key.Probe == Everywhere.Id);
        _reports.ShouldAllBe(report => !report.Recorded);

        generator = new ScriptedGenerator();
        Run(generator, Everywhere, AtOrigin);
        generator.Perturbations.Count.ShouldBe(1);
        _store.Points.Count.ShouldBe(7);
    }

    [Fact]
    public void A_probe_moved_from_the_origin_to_the_grid_keeps_its_origin()
    {
        Run(new ScriptedGenerator(), AtOrigin);
        Run(new ScriptedGenerator(), new PromptProbe(AtOrigin.Id, ProbePlace.Grid, Harmless, PromptProbe.Plain(Harmless)));
        _store.Keys.Count(key => key.Probe == AtOrigin.Id).ShouldBe(3);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_failure_keeps_every_finished_probe_and_restores_the_weights(int failing)
    {
        int asked = 0;
        var generator = new ScriptedGenerator
        {
            BeforeAnswer = _ =>
            {
                if (asked++ == failing)
                    throw new InvalidTimeZoneException("scripted");
            },
        };
        Should.Throw<InvalidTimeZoneException>(() => Run(generator, AtOrigin, Everywhere, Scores));
        generator.Perturbed.ShouldBeFalse();
        _store.Points.Count.ShouldBe(failing);
        Run(new ScriptedGenerator(), AtOrigin, Everywhere, Scores);
        _store.Points.Count.ShouldBe(10);
    }

    [Fact]
    public void A_short_answer_of_a_probe_is_never_stored()
    {
        Should.Throw<InvalidOperationException>(() => Scores.Measure(Perturbed(new ScriptedGenerator { Missing = 1 }), default, 0, default));
        Should.Throw<InvalidOperationException>(() => AtOrigin.Measure(Perturbed(new ScriptedGenerator { Missing = 1 }), default, 0, default));
    }

    private static ScriptedGenerator Perturbed(ScriptedGenerator generator)
    {
        generator.Perturb(new Perturbation());
        return generator;
    }

    private void Run(ScriptedGenerator generator, params IProbe[] probes) => new Sweep(Prompts, Grid, _store) { Probes = probes }.Run(
        CheckpointRole.Candidate, generator, [new ScriptedDirection("d0", [])], new Recorder(_reports), TestContext.Current.CancellationToken);

    private sealed class Recorder(List<SweepProgress> reports) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) => reports.Add(value);
    }
}
