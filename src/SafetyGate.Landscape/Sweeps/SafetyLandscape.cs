using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>
/// The judged landscape around one checkpoint: every direction over the same grid and the same prompts, complete. Whatever
/// is missing, doubled or out of place is refused here, so that the statistics cannot see it.
/// </summary>
public sealed class SafetyLandscape
{
    private const double AlphaTolerance = 1e-9;

    /// <param name="role">Which checkpoint this is.</param>
    /// <param name="grid">The alphas of every curve.</param>
    /// <param name="promptIds">[prompts], distinct; the order of every point's judgements. Copied.</param>
    /// <param name="curves">[directions], at least one, distinct direction indexes. Copied.</param>
    public SafetyLandscape(
        CheckpointRole role,
        AlphaGrid grid,
        IReadOnlyList<string> promptIds,
        IReadOnlyList<LandscapeCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(promptIds);
        ArgumentNullException.ThrowIfNull(curves);

        string[] prompts = [.. promptIds];
        LandscapeCurve[] lines = [.. curves];
        List<string> problems = Problems(grid, prompts, lines);
        if (problems.Count > 0)
        {
            throw new SafetyGateException(
                StatisticsErrors.IncompleteLandscape,
                $"The landscape of the {role} cannot be used: {problems[0]}. Resume the run to complete it.",
                problems);
        }

        Role = role;
        Grid = grid;
        PromptIds = Array.AsReadOnly(prompts);
        Curves = Array.AsReadOnly(lines);
    }

    /// <summary>Which checkpoint this is.</summary>
    public CheckpointRole Role { get; }

    /// <summary>The alphas of every curve.</summary>
    public AlphaGrid Grid { get; }

    /// <summary>[prompts]: the order of every point's judgements.</summary>
    public IReadOnlyList<string> PromptIds { get; }

    /// <summary>[directions].</summary>
    public IReadOnlyList<LandscapeCurve> Curves { get; }

    private static List<string> Problems(AlphaGrid grid, string[] prompts, LandscapeCurve[] curves)
    {
        var problems = new List<string>();
        if (prompts.Length == 0)
            problems.Add("it has no prompts");
        if (prompts.Any(string.IsNullOrEmpty))
            problems.Add("a prompt has no id");
        if (prompts.Distinct(StringComparer.Ordinal).Count() != prompts.Length)
            problems.Add("a prompt id occurs twice");
        if (curves.Length == 0)
            problems.Add("it has no directions");
        if (curves.Any(c => c is null))
        {
            problems.Add("a direction is missing");
            return problems;
        }

        if (curves.DistinctBy(c => c.DirectionIndex).Count() != curves.Length)
            problems.Add("a direction index occurs twice");
        foreach (LandscapeCurve curve in curves)
            AddProblems(problems, grid, prompts.Length, curve);
        return problems;
    }

    private static void AddProblems(List<string> problems, AlphaGrid grid, int prompts, LandscapeCurve curve)
    {
        if (curve.Points.Count != grid.Count)
        {
            problems.Add($"direction {curve.DirectionIndex} has {curve.Points.Count} of {grid.Count} points");
            return;
        }

        for (int i = 0; i < grid.Count; i++)
        {
            if (Math.Abs(curve.Points[i].Alpha - grid.Alphas[i]) > AlphaTolerance)
                problems.Add($"direction {curve.DirectionIndex} lacks the point at alpha = {grid.Alphas[i]}");
        }

        int judgements = curve.Points[0].Judgements.Count;
        if (judgements != prompts)
            problems.Add($"direction {curve.DirectionIndex} has {judgements} of {prompts} judgements a point");
    }
}
