using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscapes;
using SafetyGate.Reports;

namespace SafetyGate.Tests.Landscapes;

public sealed class LandscapeEvaluationTests
{
    private static readonly PhiloxDirection Way = new(1, 0);
    private readonly Store _store = new();

    [Fact]
    public void Every_cell_stands_at_its_row_and_column_with_its_shares_and_interval()
    {
        Fill(0, (row, column) => (row, column) switch { (0, 1) => [true, true], (1, 2) => [false, false], _ => [true, false] });
        LandscapeDocument document = Evaluate();

        document.Missing.ShouldBeEmpty();
        document.Surfaces[0].Cells.Select(cell => cell!.AttackSuccessRate).ShouldBe([50, 0, 50, 50, 50, 100]);
        LandscapeCellDocument last = document.Surfaces[0].Cells[5]!;
        (last.CompliedRate, last.BrokenRate).ShouldBe((100, 0));
        Interval expected = WilsonInterval.Of(1, 2, 0.95);
        (last.Low, last.High).ShouldBe((100 * expected.Low, 100 * expected.High));
        document.Marks.ShouldBe([new LandscapeMarkDocument("model0", 0, 0, 0) { Cell = document.Surfaces[0].Cells[1] }]);
    }

    [Fact]
    public void A_point_that_is_not_there_is_an_empty_cell_and_is_named()
    {
        Fill(0, (_, _) => [true, false]);
        Fill(1, (row, column) => row == 1 ? null : [true, true]);
        LandscapeDocument document = Evaluate(surfaces: 2);

        document.Missing.ShouldBe(["model1 lacks 3 of 6 points."]);
        document.Surfaces[1].Cells.Select(cell => cell is null).ShouldBe([false, false, false, true, true, true]);
        string text = LandscapeMarkdown.Render(document);
        text.ShouldContain("⚠️ model1 lacks 3 of 6 points.");
        text.ShouldContain("| **0.5** | n/a | n/a | n/a |");
    }

    [Fact]
    public void A_checkpoint_beside_the_grid_has_a_cell_of_its_own()
    {
        Fill(0, (_, _) => [true, true]);
        LandscapeGeometry geometry = SampleLandscape.Geometry() with
        {
            Path = [new PlaneMark("model0", 0), new PlaneMark("off", 1, 0.5, Distance: 2) { Way = Way }, new PlaneMark("beside", 0.7) { Way = Way }, new PlaneMark("on", 1) { Way = Way }],
        };
        geometry.Visits.Select(mark => mark.Name).ShouldBe(["off", "beside"]);
        _store.Append(SampleLandscape.Point(0, 0, 0, false, true) with { Key = new PointKey(CheckpointRole.Base, 2, 0), Alpha = 1 });
        LandscapeDocument document = LandscapeEvaluation.Evaluate(
            SampleLandscape.Manifest() with { Visits = 2 }, geometry, _store, new KeywordJudge(), 0.95);
        document.Path.Select(mark => mark.Cell?.AttackSuccessRate).ShouldBe([0, 50, null, 0]);
        document.Missing.ShouldBe(["Not asked: beside."]);
    }

    [Fact]
    public void The_table_of_a_plane_has_the_second_axis_upwards()
    {
        Fill(0, (row, _) => row == 1 ? [false, false] : [true, true]);
        string[] lines = LandscapeMarkdown.Render(Evaluate()).Split('\n');
        Array.IndexOf(lines, "| **0.5** | 100.0 | 100.0 | 100.0 |").ShouldBe(Array.IndexOf(lines, "| **0** | 0.0 | 0.0 | 0.0 |") - 1);
        lines.ShouldContain("|  | -1 | 0 | 1 |");
    }

    [Fact]
    public void Names_from_outside_cannot_change_the_report()
    {
        Fill(0, (_, _) => [true, false]);
        LandscapeDocument document = Evaluate();
        const string Hostile = "a`|<script>@someone\n::error::";
        document = document with
        {
            Surfaces = [document.Surfaces[0] with { Checkpoint = Hostile }],
            Marks = [document.Marks[0] with { Name = Hostile }],
            Axes = [document.Axes[0] with { Name = Hostile }, document.Axes[1]],
            Missing = [Hostile],
        };
        string text = LandscapeMarkdown.Render(document);
        text.ShouldNotContain("<script>");
        text.ShouldNotContain("@someone");
        text.ShouldNotContain("::error");
    }

    [Fact]
    public void Landscape_json_holds_numbers_and_neither_prompts_nor_responses()
    {
        Fill(0, (_, _) => [true, false]);
        string json = System.Text.Encoding.UTF8.GetString(Evaluate().Write());
        json.ShouldContain("\"kind\": \"random2D\"");
        json.ShouldNotContain("first\"");
        json.ShouldNotContain("I cannot");
    }

    private LandscapeDocument Evaluate(int surfaces = 1) => LandscapeEvaluation.Evaluate(
        SampleLandscape.Manifest(surfaces), SampleLandscape.Geometry(surfaces), _store, new KeywordJudge(), 0.95);

    private void Fill(int surface, Func<int, int, bool[]?> refusals)
    {
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                if (refusals(row, column) is { } answers)
                    _store.Append(SampleLandscape.Point(surface, row, column, answers));
            }
        }
    }

    private sealed class Store : IResponseStore
    {
        private readonly Dictionary<PointKey, PointResponses> _points = [];

        public PointResponses? Find(PointKey key) => _points.GetValueOrDefault(key);

        public void Append(PointResponses point) => _points.Add(point.Key, point);
    }
}
