namespace SafetyGate.Landscape.Statistics;

/// <summary>The beta distribution, to about 1e-13: behind exact binomial intervals and Student's t.</summary>
internal static class BetaDistribution
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 10_000;

    // Lanczos' approximation with g = 7 and nine terms (Godfrey's coefficients).
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>P(X at most x): the regularized incomplete beta function.</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double Cumulative(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;

        // The continued fraction converges fast on the near side of the mean only.
        return x <= (a + 1) / (a + b + 2) ? Fraction(x, a, b) : 1 - Fraction(1 - x, b, a);
    }

    /// <summary>The x with P(X at most x) = <paramref name="probability"/>, by bisection.</summary>
    public static double Quantile(double probability, double a, double b)
    {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 64; i++)
        {
            double middle = (low + high) / 2;
            if (Cumulative(middle, a, b) < probability)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // Lentz' method on the continued fraction of Abramowitz and Stegun, 26.5.8.
    private static double Fraction(double x, double a, double b)
    {
        double scale = Math.Exp((a * Math.Log(x)) + (b * double.LogP1(-x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        for (int m = 1; m < MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
                break;
        }

        return scale * fraction;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double LogGamma(double x)
    {
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        double sum = Lanczos[0];
        for (int i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (x - 1 + i);
        double t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
