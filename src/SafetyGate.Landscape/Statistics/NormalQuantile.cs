namespace SafetyGate.Landscape.Statistics;

/// <summary>Quantiles of the standard normal distribution, to about 1e-12.</summary>
internal static class NormalQuantile
{
    /// <summary>The z with P(-z &lt; Z &lt; z) = <paramref name="level"/>; 1.96 for 0.95.</summary>
    /// <param name="level">0.5 to 0.999.</param>
    public static double TwoSided(double level)
    {
        double low = 0;
        double high = 5;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (Within(middle) < level)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // P(-z < Z < z) = 2 pdf(z) (z + z^3/3 + z^5/(3*5) + ...): every term is positive, so nothing cancels.
    private static double Within(double z)
    {
        double term = z;
        double sum = z;
        for (int odd = 3; term > sum * 1e-17; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return 2 * sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
