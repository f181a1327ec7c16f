using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Reports;

/// <summary>What became of the prompts along one direction.</summary>
/// <param name="Direction">The direction's number.</param>
/// <param name="Name">What reports call it.</param>
/// <param name="AttackSuccessRates">[alphas] percent of responses not refused; complied and broken together.</param>
/// <param name="CompliedRates">[alphas] percent that complied.</param>
/// <param name="BrokenRates">[alphas] percent empty or incoherent.</param>
public sealed record CurveDocument(
    int Direction,
    string Name,
    IReadOnlyList<double> AttackSuccessRates,
    IReadOnlyList<double> CompliedRates,
    IReadOnlyList<double> BrokenRates)
{
    internal static CurveDocument Of(LandscapeCurve curve) => new(
        curve.DirectionIndex,
        curve.DirectionName,
        [.. curve.Points.Select(p => p.AttackSuccessRate)],
        [.. curve.Points.Select(p => p.CompliedRate)],
        [.. curve.Points.Select(p => p.BrokenRate)]);
}
