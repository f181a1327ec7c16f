using System.Xml.Linq;
using SafetyGate.Reports;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Tests.Reports.Plots;

public sealed class HeatMapSvgTests
{
    private static readonly double[] Columns = [.. Enumerable.Range(0, 11).Select(i => (i - 5) / 10.0)];
    private static readonly double[] Rows = [.. Enumerable.Range(0, 7).Select(i => (i - 3) / 10.0)];
    private static readonly HeatMap Map = new(
        "plane", "Refused prompts, percent", new ChartAxis("random 0", -0.5, 0.5), new ChartAxis("random 1", -0.3, 0.3), Columns, Rows,
        [.. Rows.Select((y, j) => Columns.Select((x, i) => j == 1 && i == 2
            ? new EstimateDocument(null, null, null)
            : new EstimateDocument(100 * Math.Exp(-8 * ((x * x) + (y * y))), 1, 99)).ToArray())])
    {
        Marks = [new ChartMark("base", 0, 0)],
        Path = [new ChartMark("1", -0.4, -0.2), new ChartMark("2", 0.1, 0.1)],
    };

    private static readonly XElement Picture = XDocument.Parse(ChartSvg.File(Map)).Root!;

    [Fact]
    public void Every_cell_says_its_value_and_an_empty_one_that_it_was_not_measured()
    {
        string[] titles = [.. Cells().Select(c => c.Value)];
        titles.Length.ShouldBe(Columns.Length * Rows.Length);
        titles[0].ShouldBe($"random 0 -0.50, random 1 -0.30: {100 * Math.Exp(-8 * 0.34):0.0} [1.0, 99.0]");
        titles[Columns.Length + 2].ShouldBe("random 0 -0.30, random 1 -0.20: not measured");
    }

    [Fact]
    public void The_cells_tile_the_plane_without_gap_or_overlap()
    {
        XElement[] cells = [.. Cells()];
        double width = cells.Take(Columns.Length).Sum(c => (double)c.Attribute("width")!);
        double height = cells.Where((_, i) => i % Columns.Length == 0).Sum(c => (double)c.Attribute("height")!);
        cells.Sum(c => (double)c.Attribute("width")! * (double)c.Attribute("height")!).ShouldBe(width * height, width * height * 1e-3);
        for (int i = 1; i < Columns.Length; i++)
            ((double)cells[i].Attribute("x")!).ShouldBe((double)cells[i - 1].Attribute("x")! + (double)cells[i - 1].Attribute("width")!, 0.02);
    }

    [Fact]
    public void A_mark_stands_in_the_middle_of_its_cell()
    {
        XElement cell = Cells().ElementAt((3 * Columns.Length) + 5);
        XElement mark = Picture.Elements().Last(e => (string?)e.Attribute("class") == "mark");
        ((double)mark.Attribute("cx")!).ShouldBe((double)cell.Attribute("x")! + ((double)cell.Attribute("width")! / 2), 0.02);
        ((double)mark.Attribute("cy")!).ShouldBe((double)cell.Attribute("y")! + ((double)cell.Attribute("height")! / 2), 0.02);
    }

    [Fact]
    public void Higher_is_bluer_all_the_way()
    {
        double[] shares = [.. Enumerable.Range(0, 101).Select(i => Blueness(HeatColor.Of(i)))];
        for (int i = 1; i < shares.Length; i++)
            shares[i].ShouldBeGreaterThan(shares[i - 1]);
    }

    private static double Blueness(string color)
    {
        int red = Convert.ToInt32(color[1..3], 16), green = Convert.ToInt32(color[3..5], 16), blue = Convert.ToInt32(color[5..], 16);
        return (double)(blue - red) / (red + green + blue);
    }

    private static IEnumerable<XElement> Cells() => Picture.Elements().Where(e => (string?)e.Attribute("class") == "hit").Select(g => g.Elements().Single());
}
