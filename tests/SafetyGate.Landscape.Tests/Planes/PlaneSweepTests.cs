using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscape.Tests.Sweeps;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Planes;

public sealed class PlaneSweepTests
{
    private static readonly PromptSet Prompts = new("two", [new("a", "x", "first"), new("b", "x", "second")]);
    private static readonly PlaneGrid Grid = new([-1, 0, 1], [0, 0.5]);
    private readonly MemoryStore _store = new();
    private readonly List<(string Axis, double Alpha)> _asked = [];

    [Fact]
    public void Every_point_is_moved_along_both_axes_and_stored_under_its_row_and_column()
    {
        var generator = new ScriptedGenerator();
        Run(generator).ShouldBeEmpty();

        _store.Keys.Select(k => (k.Direction, k.AlphaIndex)).ShouldBe([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]);
        using var model = new TinyModel();
        StoredTensor tensor = model.Checkpoint.Tensors.Values.First();
        foreach (var perturbation in generator.Perturbations)
            perturbation.OffsetFor(tensor);
        _asked.ShouldBe([("x", -1), ("x", 1), ("x", -1), ("y", 0.5), ("y", 0.5), ("x", 1), ("y", 0.5)]);
        generator.Perturbed.ShouldBeFalse();
    }

    [Fact]
    public void What_is_stored_is_not_computed_again()
    {
        var first = new ScriptedGenerator { BeforeAnswer = number => { if (number == 4) throw new OperationCanceledException(); } };
        Should.Throw<OperationCanceledException>(() => Run(first));
        _store.Points.Count.ShouldBe(4);

        var second = new ScriptedGenerator();
        Run(second);
        second.Perturbations.Count.ShouldBe(2);
        _store.Points.Count.ShouldBe(6);
    }

    [Fact]
    public void A_point_without_finite_logits_is_named_and_the_others_go_on()
    {
        var generator = new ScriptedGenerator
        {
            BeforeAnswer = number =>
            {
                if (number == 2)
                    throw new SafetyGateException(EngineErrors.NonFiniteLogits, "NaN");
            },
        };
        Run(generator).ShouldBe([new PointKey(CheckpointRole.Base, 0, 2)]);
        _store.Points.Count.ShouldBe(5);
    }

    [Fact]
    public void Checkpoints_beside_the_grid_are_asked_at_the_end_of_their_ways_once()
    {
        var generator = new ScriptedGenerator();
        var sweep = new PlaneSweep(Prompts, Grid, _store);
        for (int time = 0; time < 2; time++)
        {
            sweep.Visit(CheckpointRole.Base, generator, [new ScriptedDirection("v", _asked), new ScriptedDirection("w", _asked)], null, TestContext.Current.CancellationToken)
                .ShouldBeEmpty();
        }

        _store.Keys.ShouldBe([new PointKey(CheckpointRole.Base, 2, 0), new PointKey(CheckpointRole.Base, 2, 1)]);
        using var model = new TinyModel();
        foreach (var perturbation in generator.Perturbations)
            perturbation.OffsetFor(model.Checkpoint.Tensors.Values.First());
        _asked.ShouldBe([("v", 1), ("w", 1)]);
    }

    private IReadOnlyList<PointKey> Run(ScriptedGenerator generator) => new PlaneSweep(Prompts, Grid, _store).Run(
        CheckpointRole.Base,
        generator,
        new Plane(new ScriptedDirection("x", _asked), new ScriptedDirection("y", _asked)),
        null,
        TestContext.Current.CancellationToken);
}
