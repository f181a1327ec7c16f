using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Sweeps;

public sealed class SweepTests
{
    private static readonly PromptSet Prompts = new("three", [new("a", "x", "first"), new("b", "x", "second"), new("c", "y", "third")]);
    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(4, 0.4); // -0.4 -0.2 0 0.2 0.4
    private readonly MemoryStore _store = new();
    private readonly List<SweepProgress> _reports = [];
    private readonly List<(string Direction, double Alpha)> _asked = [];

    private static PointKey[] AllKeys =>
    [
        Key(PointKey.OriginDirection, 2), Key(0, 0), Key(0, 1), Key(0, 3), Key(0, 4), Key(1, 0), Key(1, 1), Key(1, 3), Key(1, 4),
    ];

    [Fact]
    public void The_origin_is_swept_once_and_first_then_each_direction_in_ascending_alpha()
    {
        Run(new ScriptedGenerator());
        _store.Keys.ShouldBe(AllKeys);
        _store.Points.Select(point => point.Alpha).ShouldBe([0, -0.4, -0.2, 0.2, 0.4, -0.4, -0.2, 0.2, 0.4]);
        Sweep.Keys(CheckpointRole.Candidate, 2, Grid).ShouldBe(AllKeys);
    }

    [Fact]
    public void Each_point_has_its_own_perturbation()
    {
        var generator = new ScriptedGenerator();
        Run(generator);
        using var model = new TinyModel();
        StoredTensor tensor = model.Checkpoint.Tensors.Values.First();
        foreach (var perturbation in generator.Perturbations)
        {
            int before = _asked.Count;
            perturbation.OffsetFor(tensor).ShouldBeNull();
            if (_asked.Count == before)
                _asked.Add(("origin", 0));
        }

        _asked.ShouldBe(
        [
            ("origin", 0), ("d0", -0.4), ("d0", -0.2), ("d0", 0.2), ("d0", 0.4), ("d1", -0.4), ("d1", -0.2), ("d1", 0.2), ("d1", 0.4),
        ]);
    }

    [Fact]
    public void A_point_stores_every_response_under_its_prompt()
    {
        Run(new ScriptedGenerator());
        _store.Points[3].Responses.ShouldBe(
        [
            new("a", "3: first", 1, FinishReason.EndToken),
            new("b", "3: second", 2, FinishReason.Length),
            new("c", "3: third", 3, FinishReason.EndToken),
        ]);
    }

    [Fact]
    public void Every_point_is_reported_with_whether_it_was_recorded_before()
    {
        Run(new ScriptedGenerator(), directions: 1);
        _reports.ShouldBe(AllKeys.Take(5).Select(key => new SweepProgress(key, false)));
        _reports.Clear();

        Run(new ScriptedGenerator());
        _reports.ShouldBe(AllKeys.Select((key, i) => new SweepProgress(key, i < 5)));
    }

    [Fact]
    public void Nothing_that_is_recorded_is_computed_again()
    {
        Run(new ScriptedGenerator(), directions: 1);
        var generator = new ScriptedGenerator();
        Run(generator);
        generator.Perturbations.Count.ShouldBe(4);
        Run(new ScriptedGenerator { BeforeAnswer = _ => Assert.Fail("all points are stored") });
        _store.Keys.ShouldBe(AllKeys);
    }

    [Fact]
    public void The_other_checkpoint_shares_no_point()
    {
        Run(new ScriptedGenerator());
        NewSweep().Run(CheckpointRole.Base, new ScriptedGenerator(), Directions(2), null, TestContext.Current.CancellationToken);
        _store.Points.Count.ShouldBe(18);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public void An_exception_keeps_the_finished_points_and_restores_the_weights(int failing)
    {
        var generator = new ScriptedGenerator
        {
            BeforeAnswer = i =>
            {
                if (i == failing)
                    throw new InvalidTimeZoneException("scripted");
            },
        };
        Should.Throw<InvalidTimeZoneException>(() => Run(generator));

        generator.Perturbed.ShouldBeFalse();
        _store.Keys.ShouldBe(AllKeys.Take(failing));
        _reports.Count.ShouldBe(failing);
        Run(new ScriptedGenerator());
        _store.Keys.ShouldBe(AllKeys);
    }

    [Fact]
    public void Cancellation_keeps_the_finished_points_and_restores_the_weights()
    {
        using var cancellation = new CancellationTokenSource();
        var generator = new ScriptedGenerator
        {
            BeforeAnswer = i =>
            {
                if (i == 4)
                    cancellation.Cancel();
            },
        };
        Should.Throw<OperationCanceledException>(() => Run(generator, cancellation: cancellation.Token));

        generator.Perturbed.ShouldBeFalse();
        _store.Keys.ShouldBe(AllKeys.Take(4));
        Should.Throw<OperationCanceledException>(() => Run(new ScriptedGenerator(), cancellation: cancellation.Token));
        _store.Points.Count.ShouldBe(4);
    }

    [Fact]
    public void A_short_answer_is_never_stored_as_a_whole_point()
    {
        Should.Throw<InvalidOperationException>(() => Run(new ScriptedGenerator { Missing = 1 }));
        _store.Points.ShouldBeEmpty();
    }

    private static PointKey Key(int direction, int alpha) => new(CheckpointRole.Candidate, direction, alpha);

    private void Run(ScriptedGenerator generator, int directions = 2, CancellationToken? cancellation = null) =>
        NewSweep().Run(
            CheckpointRole.Candidate, generator, Directions(directions), new Recorder(_reports),
            cancellation ?? TestContext.Current.CancellationToken);

    private Sweep NewSweep() => new(Prompts, Grid, _store);

    private IReadOnlyList<IDirection> Directions(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ScriptedDirection($"d{i}", _asked))];

    /// <summary>Unlike Progress, reports at once and in order.</summary>
    private sealed class Recorder(List<SweepProgress> reports) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) => reports.Add(value);
    }
}
