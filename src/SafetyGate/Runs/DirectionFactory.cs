using System.Globalization;
using SafetyGate.Configuration;
using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Directions;

namespace SafetyGate.Runs;

/// <summary>The directions that a configuration names.</summary>
internal static class DirectionFactory
{
    /// <summary>Direction <paramref name="index"/> of a run. The torch stream takes the seed after the one before, as a user
    /// of the released code would.</summary>
    public static IDirection Create(LandscapeConfiguration landscape, int index, IDecoder decoder) => landscape.Stream switch
    {
        RandomStreamKind.Philox => new PhiloxDirection(landscape.Seed, index),
        RandomStreamKind.Torch => new TorchDirection(
            string.Create(CultureInfo.InvariantCulture, $"random {index}"), landscape.Seed + (ulong)index, StateEntry.Of(decoder)),
        _ => throw new ArgumentOutOfRangeException(nameof(landscape)),
    };
}
