namespace SafetyGate.Reports.Plots;

/// <summary>Round numbers along an axis.</summary>
internal static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within the range, about as many as asked for.</summary>
    /// <param name="axis">The range.</param>
    /// <param name="about">How many; at least 1.</param>
    public static IReadOnlyList<double> Of(ChartAxis axis, int about)
    {
        double raw = (axis.High - axis.Low) / about;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * ((raw / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
        double first = Math.Ceiling((axis.Low / step) - 1e-9);
        double last = Math.Floor((axis.High / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 10))];
    }
}
