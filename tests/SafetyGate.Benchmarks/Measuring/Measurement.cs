namespace SafetyGate.Benchmarks.Measuring;

/// <summary>One thing, measured in several rounds.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Of the samples.</param>
/// <param name="Samples">One a round, in order.</param>
internal sealed record Measurement(string Name, string Unit, IReadOnlyList<double> Samples)
{
    public double Median => Samples.Order().ElementAt(Samples.Count / 2);

    public double Lowest => Samples.Min();

    public double Highest => Samples.Max();
}
