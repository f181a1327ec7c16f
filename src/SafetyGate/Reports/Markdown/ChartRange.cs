using System.Globalization;

namespace SafetyGate.Reports.Markdown;

/// <summary>
/// The numeric x-axis of a Mermaid chart. Mermaid places the values by adding the step up from the lower end and stops
/// above the upper end, so that rounding can cost the last value; the upper end is then raised by a hair.
/// </summary>
internal static class ChartRange
{
    private const double Hair = 1e-5;
    private const int MostHairs = 1_000;

    /// <summary><c>low --&gt; high</c>.</summary>
    /// <param name="low">Where the first value stands.</param>
    /// <param name="high">Where the last value stands; above <paramref name="low"/>.</param>
    /// <param name="count">Values; at least two.</param>
    public static string Of(double low, double high, int count)
    {
        double start = Written(low);
        double end = Written(high);
        for (int hairs = 1; Reached(start, end, count) < count && hairs <= MostHairs; hairs++)
            end = Written(high + (hairs * Hair * (high - low)));
        return $"{Text(start)} --> {Text(end)}";
    }

    /// <summary>How many of the values Mermaid places.</summary>
    internal static int Reached(double start, double end, int count)
    {
        double step = (end - start) / (count - 1);
        if (!(step > 0))
            return count;
        int reached = 0;
        for (double at = start; at <= end && reached < count; at += step)
            reached++;
        return reached;
    }

    private static double Written(double value) => double.Parse(Text(value), CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
