using System.Globalization;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;

namespace SafetyGate.Landscapes;

/// <summary>From stored responses to the document of a landscape; pure, and needs no model.</summary>
internal static class LandscapeEvaluation
{
    /// <param name="manifest">What was run.</param>
    /// <param name="geometry">Where its points lie.</param>
    /// <param name="store">The responses.</param>
    /// <param name="judge">Decides what became of each prompt.</param>
    /// <param name="level">Confidence of the intervals.</param>
    public static LandscapeDocument Evaluate(
        LandscapeManifest manifest, LandscapeGeometry geometry, IResponseStore store, IJudge judge, double level)
    {
        var missing = new List<string>();
        IReadOnlyList<Prompt> prompts = manifest.PromptSet.Prompts;
        var surfaces = new List<LandscapeSurfaceDocument>();
        var sweep = new PlaneSweep(new PromptSet(manifest.PromptSet.Name, manifest.PromptSet.Prompts), geometry.Grid, store);
        for (int surface = 0; surface < manifest.Surfaces; surface++)
        {
            string name = manifest.Checkpoints[surface].Name;
            LandscapeCellDocument?[] cells =
                [.. sweep.Keys((CheckpointRole)surface).Select(Cell)];
            surfaces.Add(new LandscapeSurfaceDocument(name, cells));
            if (cells.Count(cell => cell is null) is > 0 and int lacking)
                missing.Add(string.Create(CultureInfo.InvariantCulture, $"{name} lacks {lacking} of {cells.Length} points."));
        }

        PlaneMark[] visits = [.. geometry.Visits];
        if (visits.Where((_, visit) => store.Find(sweep.VisitKey(CheckpointRole.Base, visit)) is null).ToArray() is { Length: > 0 } unasked)
            missing.Add($"Not asked: {string.Join(", ", unasked.Select(mark => mark.Name))}.");
        return new LandscapeDocument
        {
            Kind = manifest.Kind,
            Axes = manifest.Axes,
            Surfaces = surfaces,
            Marks = [.. geometry.Marks.Select(Mark)],
            Path = [.. geometry.Path.Select(Mark)],
            PromptCount = manifest.PromptSet.Prompts.Count,
            ConfidenceLevel = level,
            Missing = missing,
            Run = new LandscapeRunDocument
            {
                Identity = manifest.Identity,
                ToolVersion = manifest.ToolVersion,
                Checkpoints = manifest.Checkpoints,
                PromptSet = new PromptSetSummary(manifest.PromptSet.Name, manifest.PromptSet.Hash, manifest.PromptSet.Prompts.Count),
                Judge = judge.Name,
                Seed = manifest.Seed,
                Stream = manifest.Stream,
                Generation = manifest.Generation,
                Engine = manifest.Engine,
            },
        };

        LandscapeCellDocument? Cell(PointKey key) => store.Find(key) is { } point ? Judged(point, prompts, judge, level) : null;

        LandscapeMarkDocument Mark(PlaneMark mark)
        {
            int visit = Array.IndexOf(visits, mark);
            PointKey? key = visit >= 0 ? sweep.VisitKey(CheckpointRole.Base, visit)
                : geometry.Grid.Find(mark.X, mark.Y) is var (row, column) ? new PointKey(CheckpointRole.Base, row, column)
                : null;
            return new LandscapeMarkDocument(mark.Name, mark.X, mark.Y, mark.Distance) { Cell = key is { } found ? Cell(found) : null };
        }
    }

    private static LandscapeCellDocument Judged(PointResponses stored, IReadOnlyList<Prompt> prompts, IJudge judge, double level)
    {
        var point = new LandscapePoint(
            stored.Alpha, [.. prompts.Zip(stored.Responses, (prompt, response) => judge.Judge(prompt, response.Text))]);
        Interval interval = WilsonInterval.Of(point.AttackSuccessRate / 100, prompts.Count, level);
        return new LandscapeCellDocument(
            point.AttackSuccessRate, point.CompliedRate, point.BrokenRate, 100 * interval.Low, 100 * interval.High);
    }
}
