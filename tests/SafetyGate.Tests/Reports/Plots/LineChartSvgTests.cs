using System.Globalization;
using System.Xml.Linq;
using SafetyGate.Reports;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Tests.Reports.Plots;

public sealed class LineChartSvgTests
{
    private static readonly MeasurementsDocument Measured = TestResults.Failing.Measurements!;
    private static readonly LineChart Chart = LandscapeChart.Of(Measured, 0.95);
    private static readonly XDocument File = XDocument.Parse(ChartSvg.File(Chart));

    [Fact]
    public void Hovering_over_an_alpha_shows_its_values_with_their_intervals()
    {
        string[][] tips = [.. Groups("tip").Select(tip => tip.Elements().Where(e => e.Name.LocalName == "text").Select(t => t.Value).ToArray())];
        tips.Length.ShouldBe(Measured.Alphas.Count);
        for (int i = 0; i < tips.Length; i++)
        {
            tips[i][0].ShouldBe(string.Create(CultureInfo.InvariantCulture, $"alpha {Measured.Alphas[i]:0.00}").Replace("-0.00", "0.00", StringComparison.Ordinal));
            string refused = (100 - Measured.BaseCurves.Average(c => c.AttackSuccessRates[i])).ToString("0.0", CultureInfo.InvariantCulture);
            tips[i][1].ShouldStartWith($"base {refused} [");
            tips[i].Length.ShouldBe(3);
        }
    }

    [Fact]
    public void A_point_where_nothing_is_seen_still_has_a_wide_band()
    {
        ChartSeries candidate = Chart.Series.Single(s => s.Name == "candidate");
        int lost = candidate.Values.ToList().IndexOf(0);
        lost.ShouldBeGreaterThanOrEqualTo(0, "the sample run has a point where the candidate refuses nothing");
        int n = Measured.PromptCount;
        double z = 1.959963985;
        candidate.Band![lost].Low!.Value.ShouldBe(0);
        candidate.Band[lost].High!.Value.ShouldBe(100 * z * z / (n + (z * z)), 1e-6); // Wilson at 0 of n
    }

    [Fact]
    public void A_missing_value_breaks_the_line_and_makes_no_point()
    {
        var chart = new LineChart(
            "x", "gap", new ChartAxis("t", 0, 3), ChartAxis.Percent("p"), [0, 1, 2, 3],
            [new ChartSeries("one", ChartTone.Third, [10, null, 30, 40])]);
        XElement svg = ChartSvg.Draw(chart);
        string line = svg.Descendants().Single(e => (string?)e.Attribute("class") == "line third" && e.Name.LocalName == "path").Attribute("d")!.Value;
        line.Count(c => c == 'M').ShouldBe(2);
        line.Count(c => c == 'L').ShouldBe(1);
        svg.Elements().Count(e => (string?)e.Attribute("class") == "dot third").ShouldBe(3);
    }

    [Fact]
    public void However_many_series_there_are_every_name_stands_within_the_picture_and_above_the_area()
    {
        var chart = new LineChart(
            "x", "many", new ChartAxis("t", 0, 1), ChartAxis.Percent("p"), [0, 1],
            [.. Enumerable.Range(0, 9).Select(i => new ChartSeries($"jailbreak number {i}", ChartTone.Third, [10, 20]))]);
        XElement svg = ChartSvg.Draw(chart);
        double[] box = [.. ((string)svg.Attribute("viewBox")!).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        XElement[] names = [.. svg.Elements().Where(e => e.Name.LocalName == "text" && e.Value.StartsWith("jailbreak", StringComparison.Ordinal))];
        names.Length.ShouldBe(9);
        names.ShouldAllBe(n => (double)n.Attribute("x")! + (n.Value.Length * 7) <= box[2]);
        names.Select(n => ((double)n.Attribute("x")!, (double)n.Attribute("y")!)).ShouldBeUnique();
        double top = svg.Elements().Where(e => (string?)e.Attribute("class") == "dot third").Min(d => (double)d.Attribute("cy")!);
        names.ShouldAllBe(n => (double)n.Attribute("y")! < top);
    }

    [Fact]
    public void Points_stand_where_the_axes_say()
    {
        XElement[] dots = [.. File.Root!.Elements().Where(e => (string?)e.Attribute("class") == "dot base")];
        double[] x = [.. dots.Select(d => (double)d.Attribute("cx")!)];
        double[] y = [.. dots.Select(d => (double)d.Attribute("cy")!)];
        double[] values = [.. Chart.Series.Single(s => s.Name == "base").Values.Select(v => v!.Value)];
        int high = Array.IndexOf(values, values.Max()), low = Array.IndexOf(values, values.Min());
        double perPoint = (y[low] - y[high]) / (values[high] - values[low]);
        for (int i = 0; i < values.Length; i++)
        {
            y[i].ShouldBe(y[low] - ((values[i] - values[low]) * perPoint), 0.02);
            (x[i] - x[0]).ShouldBe((x[^1] - x[0]) * i / (values.Length - 1), 0.02);
        }
    }

    private static IEnumerable<XElement> Groups(string name) => File.Descendants().Where(e => (string?)e.Attribute("class") == name);
}
