namespace SafetyGate.Landscape.Statistics;

/// <summary>Student's t, for any degrees of freedom from 1 up, whole or not.</summary>
internal static class StudentQuantile
{
    // Beyond this many degrees the normal quantile is the same to five digits.
    private const double Normal = 1e5;

    /// <summary>The t with P(-t &lt; T &lt; t) = <paramref name="level"/>; 4.303 for 0.95 and 2 degrees.</summary>
    /// <param name="level">Above 0, below 1.</param>
    /// <param name="degrees">Degrees of freedom, above 0.</param>
    public static double TwoSided(double level, double degrees)
    {
        if (degrees > Normal)
            return NormalQuantile.TwoSided(level);

        // T squared over (degrees + T squared) is beta(1/2, degrees/2); its complement keeps the digits of the tail.
        double rest = BetaDistribution.Quantile(1 - level, degrees / 2, 0.5);
        return Math.Sqrt(degrees * (1 - rest) / rest);
    }

    /// <summary>P(|T| at least <paramref name="t"/>).</summary>
    public static double TwoSidedTail(double t, double degrees) =>
        BetaDistribution.Cumulative(degrees / (degrees + (t * t)), degrees / 2, 0.5);
}
