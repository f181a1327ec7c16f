using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>
/// The distances along a direction at which a landscape is sampled: evenly spaced, ascending, with alpha = 0 exactly 0.0.
/// Equal to the released code's <c>linspace</c> within 1e-15. Two grids are equal when all their alphas are.
/// </summary>
public sealed class AlphaGrid : IEquatable<AlphaGrid>
{
    /// <summary>The paper's number of intervals.</summary>
    public const int DefaultIntervals = 20;

    /// <summary>The paper's radius.</summary>
    public const double DefaultRadius = 0.5;

    /// <summary>The most intervals that are accepted.</summary>
    public const int MaximumIntervals = 10_000;

    /// <summary>The largest radius that is accepted: a hundred times the norm of the weights.</summary>
    public const double MaximumRadius = 100;

    private readonly double[] _alphas;

    private AlphaGrid(double[] alphas, int originIndex)
    {
        _alphas = alphas;
        OriginIndex = originIndex;
        Alphas = Array.AsReadOnly(alphas);
    }

    /// <summary>The paper's grid: 21 points from -0.5 to 0.5.</summary>
    public static AlphaGrid Default { get; } = Symmetric();

    /// <summary>The sampled alphas, ascending.</summary>
    public IReadOnlyList<double> Alphas { get; }

    /// <summary>The number of sampled alphas.</summary>
    public int Count => _alphas.Length;

    /// <summary>The number of intervals between them (the paper's <c>steps</c>, plus any beyond the ends).</summary>
    public int Intervals => _alphas.Length - 1;

    /// <summary>Where alpha = 0 is among <see cref="Alphas"/>.</summary>
    public int OriginIndex { get; }

    /// <summary>The grid of a random direction, from -<paramref name="radius"/> to +<paramref name="radius"/>, exactly
    /// symmetric.</summary>
    /// <param name="intervals">Even, 2 to <see cref="MaximumIntervals"/>; <paramref name="intervals"/> + 1 points.</param>
    /// <param name="radius">Above 0, at most <see cref="MaximumRadius"/>; half the released code's multiplier.</param>
    public static AlphaGrid Symmetric(int intervals = DefaultIntervals, double radius = DefaultRadius)
    {
        if (intervals is < 2 or > MaximumIntervals || intervals % 2 != 0)
        {
            throw Invalid($"{intervals} intervals cannot be used: alpha = 0 must be on the grid, so give an even number "
                + $"from 2 to {MaximumIntervals}.");
        }

        if (!(radius is > 0 and <= MaximumRadius))
            throw Invalid($"The radius {radius} cannot be used: give a number above 0 and at most {MaximumRadius}.");

        var alphas = new double[intervals + 1];
        for (int i = 0; i < alphas.Length; i++)
            alphas[i] = radius * ((2 * i) - intervals) / intervals;
        return new AlphaGrid(alphas, intervals / 2);
    }

    /// <summary>The grid of an interpolation, 0 (the base) to 1 (the candidate), with <paramref name="additional"/> more
    /// steps of the same width past both ends.</summary>
    /// <param name="intervals">Intervals between 0 and 1; 1 to <see cref="MaximumIntervals"/>.</param>
    /// <param name="additional">Steps past each end; 0 to <see cref="MaximumIntervals"/>.</param>
    public static AlphaGrid Interpolation(int intervals = DefaultIntervals, int additional = 0)
    {
        if (intervals is < 1 or > MaximumIntervals)
            throw Invalid($"{intervals} intervals cannot be used: give a number from 1 to {MaximumIntervals}.");
        if (additional is < 0 or > MaximumIntervals)
            throw Invalid($"{additional} additional steps cannot be used: give a number from 0 to {MaximumIntervals}.");

        var alphas = new double[intervals + (2 * additional) + 1];
        for (int i = 0; i < alphas.Length; i++)
            alphas[i] = (double)(i - additional) / intervals;
        return new AlphaGrid(alphas, additional);
    }

    public bool Equals(AlphaGrid? other) => other is not null && _alphas.AsSpan().SequenceEqual(other._alphas);

    public override bool Equals(object? obj) => Equals(obj as AlphaGrid);

    public override int GetHashCode() => HashCode.Combine(_alphas.Length, _alphas[0], _alphas[^1]);

    public override string ToString() => $"{Count} alphas from {_alphas[0]} to {_alphas[^1]}";

    internal ReadOnlySpan<double> AsSpan() => _alphas;

    private static SafetyGateException Invalid(string message) => new(StatisticsErrors.InvalidGrid, message);
}
