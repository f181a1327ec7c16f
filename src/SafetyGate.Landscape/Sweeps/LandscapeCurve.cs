using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>The landscape along one direction.</summary>
public sealed class LandscapeCurve
{
    /// <param name="directionIndex">Which direction of the run; 0 or more.</param>
    /// <param name="directionName">What reports call it.</param>
    /// <param name="points">At least one, in ascending alpha, all over the same prompts. Copied.</param>
    public LandscapeCurve(int directionIndex, string directionName, IReadOnlyList<LandscapePoint> points)
    {
        ArgumentNullException.ThrowIfNull(directionName);
        ArgumentNullException.ThrowIfNull(points);
        if (directionIndex < 0)
            throw Invalid($"A direction has the index {directionIndex}: number directions from 0.");
        if (points.Count == 0 || points.Any(p => p is null))
            throw Invalid($"Direction {directionIndex} has missing points: resume the sweep to fill them.");

        LandscapePoint[] copy = [.. points];
        for (int i = 1; i < copy.Length; i++)
        {
            if (copy[i].Alpha <= copy[i - 1].Alpha)
            {
                throw Invalid($"Direction {directionIndex} has alpha = {copy[i].Alpha} after {copy[i - 1].Alpha}: "
                    + "order its points by alpha, each alpha once.");
            }

            if (copy[i].Judgements.Count != copy[0].Judgements.Count)
            {
                throw Invalid($"Direction {directionIndex} has {copy[i].Judgements.Count} judgements at alpha = "
                    + $"{copy[i].Alpha} and {copy[0].Judgements.Count} at {copy[0].Alpha}: resume the sweep to fill them.");
            }
        }

        DirectionIndex = directionIndex;
        DirectionName = directionName;
        Points = Array.AsReadOnly(copy);
    }

    /// <summary>Which direction of the run, from 0.</summary>
    public int DirectionIndex { get; }

    /// <summary>What reports call the direction.</summary>
    public string DirectionName { get; }

    /// <summary>The points, in ascending alpha.</summary>
    public IReadOnlyList<LandscapePoint> Points { get; }

    private static SafetyGateException Invalid(string message) => new(StatisticsErrors.InvalidCurve, message);
}
