using System.Globalization;
using SafetyGate.Reports;
using SafetyGate.Reports.Markdown;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Landscapes;

/// <summary>landscape.md: the landscape as GitHub-flavoured Markdown with LF, a chart of a curve and a table of either.</summary>
public static class LandscapeMarkdown
{
    private const string None = "n/a";
    private const int MostColumns = 21;
    private const int MostRows = 101;

    /// <summary>The text. Names from outside are reduced to harmless characters.</summary>
    public static string Render(LandscapeDocument landscape) => Compose(landscape).ToString();

    /// <summary>The text with its charts.</summary>
    internal static MarkdownText Compose(LandscapeDocument landscape)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        var text = new MarkdownText();
        text.Line($"# Landscape: {LandscapeKinds.Name(landscape.Kind)}").Line()
            .Line($"Attack success rate, the share of {Figures.Count(landscape.PromptCount)} prompts that is not refused, in percent; judge {SafeText.Code(landscape.Run.Judge)}.");
        foreach (string missing in landscape.Missing)
            text.Line().Line($"⚠️ {SafeText.Sentence(missing)}");
        if (landscape.Axes.Count == 1)
            Curves(text, landscape);
        else
            Planes(text, landscape);
        Marks(text, landscape);
        Run(text, landscape.Run);
        return text;
    }

    private static void Curves(MarkdownText text, LandscapeDocument landscape)
    {
        LandscapeAxisDocument axis = landscape.Axes[0];
        int[] shown = Thinned(axis.Values.Count, MostRows);
        text.Heading("Curve")
            .Line(string.Join(", ", landscape.Surfaces.Select((surface, i) => $"{(i == 0 ? "🔵" : "🟠")} {SafeText.Code(surface.Checkpoint)}")) + ".").Line();
        foreach (Chart chart in LandscapeCharts.Of(landscape))
            text.Chart(chart);

        foreach (LandscapeSurfaceDocument surface in landscape.Surfaces)
        {
            text.Heading(SafeText.Code(surface.Checkpoint)).Table(
                [SafeText.Sentence(axis.Name), "ASR", "Complied", "Broken", "Interval"],
                shown.Select(i => Row(axis.Values[i], surface.Cells[i])));
        }
    }

    private static string[] Row(double place, LandscapeCellDocument? cell) => cell is null
        ? [Place(place), None, None, None, None]
        :
        [
            Place(place), Figures.Number(cell.AttackSuccessRate, 1), Figures.Number(cell.CompliedRate, 1),
            Figures.Number(cell.BrokenRate, 1), $"{Figures.Number(cell.Low, 1)} to {Figures.Number(cell.High, 1)}",
        ];

    /// <summary>A table that stands as the plane does: the second axis upwards.</summary>
    private static void Planes(MarkdownText text, LandscapeDocument landscape)
    {
        (LandscapeAxisDocument right, LandscapeAxisDocument up) = (landscape.Axes[0], landscape.Axes[1]);
        int[] columns = Thinned(right.Values.Count, MostColumns);
        int[] rows = Thinned(up.Values.Count, MostRows);
        foreach ((LandscapeSurfaceDocument surface, Chart map) in landscape.Surfaces.Zip(LandscapeCharts.Of(landscape)))
        {
            text.Heading(SafeText.Code(surface.Checkpoint))
                .Chart(map)
                .Line($"To the right: {SafeText.Sentence(right.Name)}. Up: {SafeText.Sentence(up.Name)}.{Lines(map)}").Line()
                .Table(["", .. columns.Select(i => Place(right.Values[i]))], rows.Reverse().Select(j => (string[])
                [
                    $"**{Place(up.Values[j])}**",
                    .. columns.Select(i => surface.Cells[(j * right.Values.Count) + i] is { } cell ? Figures.Number(cell.AttackSuccessRate, 1) : None),
                ]));
        }
    }

    private static string Lines(Chart chart) =>
        chart is HeatMap { Levels: { Count: > 0 } levels } ? $" Lines: {string.Join(", ", levels.Select(level => Figures.Number(level, 0)))} percent." : "";

    private static void Marks(MarkdownText text, LandscapeDocument landscape)
    {
        IReadOnlyList<LandscapeMarkDocument> marks = landscape.Path.Count > 0 ? landscape.Path : landscape.Marks;
        if (marks.Count == 0)
            return;
        text.Heading(landscape.Path.Count > 0 ? "The path" : "Checkpoints").Table(
            ["Checkpoint", "First axis", "Second axis", "Distance off", "Its own ASR"],
            marks.Select(mark => (string[])[SafeText.Code(mark.Name), Place(mark.X), Place(mark.Y), Place(mark.Distance), Figures.Number(mark.Cell?.AttackSuccessRate, 1)]));
    }

    private static void Run(MarkdownText text, LandscapeRunDocument run) => text.Details("What was run", details => details.Table(
        ["", ""],
        [
            ["Run", SafeText.Code(run.Identity[..Math.Min(12, run.Identity.Length)])],
            ["SafetyGate", SafeText.Code(run.ToolVersion)],
            .. run.Checkpoints.Select(checkpoint => (string[])["Checkpoint", $"{SafeText.Code(checkpoint.Name)}, {Figures.Count(checkpoint.ParameterCount)} parameters, {SafeText.Code(checkpoint.Fingerprint[..12])}"]),
            ["Prompts", $"{SafeText.Code(run.PromptSet.Name)}, {SafeText.Code(run.PromptSet.Hash[..12])}"],
            ["Random numbers", string.Create(CultureInfo.InvariantCulture, $"{run.Stream.ToString().ToLowerInvariant()} stream, seed {run.Seed}")],
            ["Generation", $"greedy, at most {Figures.Count(run.Generation.MaxNewTokens)} new tokens, batches of {Figures.Count(run.Generation.BatchSize)}"],
            ["Engine", string.Join(", ", new[] { run.Engine.Name, run.Engine.Device, run.Engine.Precision, run.Engine.Detail }.Select(SafeText.Code))],
        ],
        leftAligned: true));

    /// <summary>Indexes spread evenly, the first and the last among them.</summary>
    private static int[] Thinned(int count, int most)
    {
        int shown = Math.Min(count, most);
        return [.. Enumerable.Range(0, shown).Select(i => shown == count ? i : (int)((long)i * (count - 1) / (shown - 1)))];
    }

    private static string Place(double value)
    {
        string text = value.ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
