namespace SafetyGate.Landscape.Statistics;

/// <summary>One metric of both checkpoints in every resample of the prompts, the directions as swept.</summary>
internal sealed class BootstrapSample
{
    // The worst flip rate stands for a resample that has none: it must not make the interval look better.
    private const double UndefinedFlipRate = 1;

    private readonly SafetyMetric _metric;
    private readonly double[] _candidate;
    private readonly double[] _base;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double[] _change;

    /// <param name="metric">Which metric.</param>
    /// <param name="resamples">How many there will be.</param>
    /// <param name="candidate">[directions] on the data as swept.</param>
    /// <param name="baseline">The same of the base.</param>
    public BootstrapSample(
        SafetyMetric metric, int resamples, ReadOnlySpan<CurveMetrics> candidate, ReadOnlySpan<CurveMetrics> baseline)
    {
        _metric = metric;
        _candidate = new double[resamples];
        _base = new double[resamples];
        _first = new double[candidate.Length];
        _second = new double[candidate.Length];
        _change = new double[candidate.Length];
        Fill(candidate, baseline);
        CandidateMoments = new ResampleMoments([.. _first]);
        BaseMoments = new ResampleMoments([.. _second]);
        ChangeMoments = new ResampleMoments([.. _change]);
    }

    /// <summary>[resamples] of the candidate.</summary>
    public ReadOnlySpan<double> Candidate => _candidate;

    /// <summary>[resamples] of the base.</summary>
    public ReadOnlySpan<double> Base => _base;

    /// <summary>Direction by direction, the candidate.</summary>
    public ResampleMoments CandidateMoments { get; }

    /// <summary>Direction by direction, the base.</summary>
    public ResampleMoments BaseMoments { get; }

    /// <summary>Direction by direction, candidate minus base.</summary>
    public ResampleMoments ChangeMoments { get; }

    /// <summary>Records one resample.</summary>
    /// <param name="resample">Its number.</param>
    /// <param name="values">The metric over all directions, candidate and base; NaN where it is not defined.</param>
    /// <param name="candidate">[directions].</param>
    /// <param name="baseline">[directions].</param>
    public void Set(
        int resample,
        (double Candidate, double Base) values,
        ReadOnlySpan<CurveMetrics> candidate,
        ReadOnlySpan<CurveMetrics> baseline)
    {
        _candidate[resample] = Defined(values.Candidate);
        _base[resample] = Defined(values.Base);
        Fill(candidate, baseline);
        CandidateMoments.Add(_first);
        BaseMoments.Add(_second);
        ChangeMoments.Add(_change);
    }

    private static double Defined(double value) => double.IsNaN(value) ? UndefinedFlipRate : value;

    private void Fill(ReadOnlySpan<CurveMetrics> candidate, ReadOnlySpan<CurveMetrics> baseline)
    {
        for (int i = 0; i < candidate.Length; i++)
        {
            _first[i] = Defined(candidate[i].Of(_metric));
            _second[i] = Defined(baseline[i].Of(_metric));
            _change[i] = _first[i] - _second[i];
        }
    }
}
