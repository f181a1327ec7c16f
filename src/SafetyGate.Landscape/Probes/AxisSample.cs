using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Probes;

/// <summary>
/// What the items of an axis contribute at one point: its value is a function of the ratio of two sums, sum(parts) / sum(wholes).
/// A share has parts of 0 or 1 and wholes of 1; a perplexity has nats and tokens.
/// </summary>
/// <param name="Unit">The function: times 100, or exp.</param>
/// <param name="Parts">[items], finite.</param>
/// <param name="Wholes">[items], 0 or more, their sum above 0.</param>
public sealed record AxisSample(AxisUnit Unit, IReadOnlyList<double> Parts, IReadOnlyList<double> Wholes)
{
    /// <summary>The sample of a share.</summary>
    /// <param name="hits">[items], at least one.</param>
    public static AxisSample OfShare(IEnumerable<bool> hits)
    {
        double[] parts = [.. hits.Select(hit => hit ? 1.0 : 0.0)];
        return new AxisSample(AxisUnit.Percent, parts, [.. parts.Select(_ => 1.0)]);
    }

    /// <summary>Whether there is anything to divide by, and nothing but numbers.</summary>
    public bool IsUsable => Wholes.Sum() > 0 && Parts.All(double.IsFinite) && double.IsFinite(Value);

    /// <summary>In the axis's unit.</summary>
    public double Value => Unit == AxisUnit.Percent ? 100 * Ratio : Math.Exp(Ratio);

    /// <summary>sum(parts) / sum(wholes).</summary>
    internal double Ratio => Parts.Sum() / Wholes.Sum();

    /// <summary>The interval of the value by itself.</summary>
    /// <param name="level">Confidence, 0.5 to 0.999.</param>
    public Interval? Interval(double level)
    {
        if (Unit == AxisUnit.Percent)
        {
            Interval share = WilsonInterval.Of(Ratio, Parts.Count, level);
            return new Interval(100 * share.Low, 100 * share.High, level);
        }

        int items = Wholes.Count(whole => whole > 0);
        if (items < 2)
            return null;
        double ratio = Ratio;
        double squares = Parts.Zip(Wholes, (part, whole) => (part - ratio * whole) * (part - ratio * whole)).Sum();
        double half = NormalQuantile.TwoSided(level) * Math.Sqrt(squares * items / (items - 1)) / Wholes.Sum();
        return new Interval(Math.Exp(ratio - half), Math.Exp(ratio + half), level);
    }
}
