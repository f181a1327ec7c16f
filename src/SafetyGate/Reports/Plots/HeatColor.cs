using System.Globalization;

namespace SafetyGate.Reports.Plots;

/// <summary>From 0 (orange, nothing is refused) over a pale middle to 100 percent (blue); told apart by colour-blind readers.</summary>
internal static class HeatColor
{
    private static readonly (double Red, double Green, double Blue)[] Stops =
    [
        (166, 54, 3), (241, 143, 67), (247, 240, 230), (107, 163, 214), (8, 69, 148),
    ];

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    /// <param name="percent">0 to 100.</param>
    public static string Of(double percent)
    {
        double at = Math.Clamp(percent, 0, 100) / 100 * (Stops.Length - 1);
        int index = Math.Min((int)at, Stops.Length - 2);
        double share = at - index;
        (double Red, double Green, double Blue) from = Stops[index], to = Stops[index + 1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"#{Mix(from.Red, to.Red, share):x2}{Mix(from.Green, to.Green, share):x2}{Mix(from.Blue, to.Blue, share):x2}");
    }

    private static int Mix(double from, double to, double share) => (int)Math.Round(from + ((to - from) * share));
}
