namespace SafetyGate.Landscape.Statistics;

/// <summary>How much one number per direction varies between resamples of the prompts. Sums only, so that memory does not
/// grow with the resamples.</summary>
/// <param name="swept">[directions] on the data as swept; sums are taken about these, which keeps their digits.</param>
internal sealed class ResampleMoments(double[] swept)
{
    private readonly double[] _sums = new double[swept.Length];
    private readonly double[] _squares = new double[swept.Length];
    private double _sum;
    private double _square;
    private int _count;

    /// <summary>[directions] on the data as swept.</summary>
    public ReadOnlySpan<double> Swept => swept;

    /// <summary>The variance of the mean over directions; 0 before two resamples.</summary>
    public double OfMean => Variance(_sum, _square);

    /// <summary>The variance of one direction, mean over directions.</summary>
    public double OfOne
    {
        get
        {
            double total = 0;
            for (int i = 0; i < swept.Length; i++)
                total += Variance(_sums[i], _squares[i]);
            return total / swept.Length;
        }
    }

    /// <summary>Adds one resample.</summary>
    /// <param name="values">[directions].</param>
    public void Add(ReadOnlySpan<double> values)
    {
        double mean = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double away = values[i] - swept[i];
            _sums[i] += away;
            _squares[i] += away * away;
            mean += away;
        }

        mean /= values.Length;
        _sum += mean;
        _square += mean * mean;
        _count++;
    }

    private double Variance(double sum, double square) =>
        _count < 2 ? 0 : Math.Max(0, (square - (sum * sum / _count)) / (_count - 1));
}
