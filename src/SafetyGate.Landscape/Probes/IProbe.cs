using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Probes;

/// <summary>Something that is asked of the weights at a point of a landscape.</summary>
public interface IProbe
{
    /// <summary>Names the probe and everything that decides its numbers: another question has another id. Part of the key under
    /// which its findings are stored.</summary>
    string Id { get; }

    /// <summary>Where it is asked.</summary>
    ProbePlace At { get; }

    /// <summary>Asks it.</summary>
    /// <param name="generator">The weights, at the point.</param>
    /// <param name="key">The point, of whatever probe; the result has this probe's.</param>
    /// <param name="alpha">The distance along the direction.</param>
    /// <param name="cancellation">Stops between tokens.</param>
    PointResponses Measure(IGenerator generator, PointKey key, double alpha, CancellationToken cancellation);
}
