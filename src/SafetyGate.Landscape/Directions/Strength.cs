using System.Globalization;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Directions;

/// <summary>The place on an axis that runs from 0, nothing done, to 1, all done.</summary>
internal static class Strength
{
    /// <exception cref="SafetyGateException"><see cref="DirectionErrors.InvalidStrength"/>.</exception>
    public static double Require(string axis, double strength) => strength is >= 0 and <= 1
        ? strength
        : throw new SafetyGateException(
            DirectionErrors.InvalidStrength,
            string.Create(CultureInfo.InvariantCulture, $"The axis '{axis}' has no strength {strength}: give one from 0 to 1."));

    /// <summary>How many of a number a share is, rounded to the nearest.</summary>
    public static long Of(double strength, long count) => (long)Math.Round(strength * count, MidpointRounding.AwayFromZero);
}
