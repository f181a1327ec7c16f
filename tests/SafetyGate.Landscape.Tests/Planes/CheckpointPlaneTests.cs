using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Tests.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Planes;

public sealed class CheckpointPlaneTests
{
    [Fact]
    public void The_plane_through_three_checkpoints_passes_through_each_of_them()
    {
        using TinyModel a = new(), b = new(seed: 2), c = new(seed: 3);
        MarkedPlane marked = Triangle(a, b, c);
        TinyModel[] models = [a, b, c];
        for (int i = 0; i < models.Length; i++)
        {
            PlaneMark mark = marked.Marks[i];
            foreach (string name in Parameters(a))
            {
                float[] expected = Offsets.Origin(models[i].Checkpoint.Tensors[name]);
                float[] actual = Offsets.Applied(marked.Plane.At(mark.X, mark.Y), a.Checkpoint.Tensors[name]);
                for (int e = 0; e < expected.Length; e++)
                    actual[e].ShouldBe(expected[e], 1e-6f, $"{mark.Name}, {name}");
            }
        }

        (marked.Marks[0].X, marked.Marks[0].Y).ShouldBe((0, 0));
        (marked.Marks[1].X, marked.Marks[1].Y).ShouldBe((1, 0));
        marked.Marks[2].Y.ShouldBeGreaterThan(0);
        Parameters(a).ShouldAllBe(name => marked.Plane.At(0, 0).OffsetFor(a.Checkpoint.Tensors[name]) == null, "the origin's bits");
    }

    [Fact]
    public void The_axes_of_the_triangle_are_orthogonal_and_equally_long_over_all_weights_together()
    {
        using TinyModel a = new(), b = new(seed: 2), c = new(seed: 3);
        Plane plane = Triangle(a, b, c).Plane;
        double[] first = Whole(plane.First, a), second = Whole(plane.Second!, a);
        (Offsets.Dot(first, second) / Offsets.Dot(first, first)).ShouldBe(0, 1e-6);
        (Offsets.Norm(second) / Offsets.Norm(first)).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Three_checkpoints_on_one_line_span_no_plane()
    {
        using TinyModel a = new(), b = new(seed: 2), same = new();
        Should.Throw<SafetyGateException>(() => Triangle(a, same, b)).Code.ShouldBe(DirectionErrors.NoPlane);
        Should.Throw<SafetyGateException>(() => Triangle(a, b, b)).Code.ShouldBe(DirectionErrors.NoPlane);
        Should.Throw<SafetyGateException>(() => Triangle(a, b, same)).Code.ShouldBe(DirectionErrors.NoPlane);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_checkpoint_of_a_path_lies_as_far_from_its_projection_as_its_mark_says(bool principal)
    {
        using TinyModel origin = new(), first = new(seed: 2), second = new(seed: 3), last = new(seed: 4);
        TinyModel[] path = [first, second, last];
        MarkedPlane marked = Trajectory(origin, path, principal);

        (marked.Marks[0].X, marked.Marks[0].Y).ShouldBe((0, 0));
        marked.Marks[^1].X.ShouldBe(1);
        marked.Marks[^1].Y.ShouldBe(0, 1e-6);
        marked.Marks[^1].Distance.ShouldBe(0, 1e-5);
        double unit = Offsets.Norm(Whole(marked.Plane.First, origin));
        double[] d1 = Whole(marked.Plane.First, origin), d2 = Whole(marked.Plane.Second!, origin);
        Offsets.Dot(d1, d2).ShouldBe(0, 1e-5 * unit * unit);
        for (int i = 0; i < path.Length; i++)
        {
            PlaneMark mark = marked.Marks[i + 1];
            double[] delta = Whole(new InterpolationDirection(path[i].Checkpoint), origin);
            double[] residual = [.. delta.Select((d, e) => d - (mark.X * d1[e]) - (mark.Y * d2[e]))];
            // A projection: what is left is orthogonal to both axes, and as long as the mark says.
            (Offsets.Dot(residual, d1) / (unit * unit)).ShouldBe(0, 1e-5);
            (Offsets.Dot(residual, d2) / (unit * unit)).ShouldBe(0, 1e-5);
            (Offsets.Norm(residual) / unit).ShouldBe(mark.Distance, 1e-4);
        }
    }

    [Fact]
    public void A_path_of_two_steps_lies_in_its_principal_plane()
    {
        using TinyModel origin = new(), middle = new(seed: 2), last = new(seed: 3);
        MarkedPlane marked = Trajectory(origin, [middle, last], principal: true);
        marked.Plane.Second!.Name.ShouldBe("principal residual");
        marked.Marks.ShouldAllBe(mark => mark.Distance < 1e-4);
        marked.Marks[1].Y.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void A_straight_path_gets_a_random_second_axis()
    {
        using TinyModel origin = new(), last = new(seed: 2);
        MarkedPlane marked = Trajectory(origin, [last], principal: true);
        marked.Plane.Second!.Name.ShouldBe("random 0");
        Should.Throw<SafetyGateException>(() => Trajectory(origin, [last, origin], principal: true)).Code.ShouldBe(DirectionErrors.NoPlane);
    }

    private static MarkedPlane Triangle(TinyModel a, TinyModel b, TinyModel c) =>
        TrianglePlane.Through(a.Checkpoint, b.Checkpoint, c.Checkpoint, Parameters(a), TestContext.Current.CancellationToken);

    private static MarkedPlane Trajectory(TinyModel origin, TinyModel[] path, bool principal) => TrajectoryPlane.Of(
        new CheckpointPath(origin.Checkpoint, [.. path.Select(m => m.Checkpoint)], Parameters(origin)),
        new PhiloxDirection(1, 0),
        principal,
        TestContext.Current.CancellationToken);

    private static string[] Parameters(TinyModel model) => [.. model.Decoder.Parameters.Select(p => p.Name)];

    private static double[] Whole(IAxis axis, TinyModel model) =>
        [.. Parameters(model).SelectMany(name => Offsets.Of(axis, model.Checkpoint.Tensors[name]))];
}
