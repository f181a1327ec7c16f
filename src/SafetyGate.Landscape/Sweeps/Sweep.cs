using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>
/// Walks a checkpoint's weights over the alpha grid of each direction and stores what every probe finds at every point: the
/// prompts, and whatever <see cref="Probes"/> ask beside them. The weights are perturbed once a point. What is stored already
/// is not computed again; a probe counts at a point only once it is stored whole.
/// </summary>
/// <param name="prompts">What is asked at every point.</param>
/// <param name="grid">The alphas.</param>
/// <param name="store">Keeps the points.</param>
/// <param name="watch">May end responses early; null lets each run to its end.</param>
public sealed class Sweep(PromptSet prompts, AlphaGrid grid, IResponseStore store, IResponseWatch? watch = null)
{
    private readonly PromptProbe _safety = PromptProbe.Safety(prompts, watch);

    /// <summary>What is asked beside the prompts, in this order; default nothing.</summary>
    public IReadOnlyList<IProbe> Probes { get; init; } = [];

    /// <summary>Sweeps the given directions of one checkpoint, the origin first.</summary>
    /// <param name="role">Whose weights the generator has.</param>
    /// <param name="generator">The checkpoint.</param>
    /// <param name="directions">Directions by index; all from 0, so that an index always means the same direction.</param>
    /// <param name="progress">Receives a report after every point, stored ones included; may be null.</param>
    /// <param name="cancellation">Stops between tokens; the probe under way is lost, the stored ones stay.</param>
    public void Run(
        CheckpointRole role,
        IGenerator generator,
        IReadOnlyList<IDirection> directions,
        IProgress<SweepProgress>? progress,
        CancellationToken cancellation) => Run(Keys(role, directions.Count, grid), generator, directions, progress, cancellation);

    /// <summary>Sweeps the given points of one checkpoint.</summary>
    /// <param name="keys">The points, in their order.</param>
    /// <param name="generator">The checkpoint.</param>
    /// <param name="directions">Directions by index, at least up to the points' own.</param>
    /// <param name="progress">Receives a report after every point, stored ones included; may be null.</param>
    /// <param name="cancellation">Stops between tokens; the probe under way is lost, the stored ones stay.</param>
    public void Run(
        IEnumerable<PointKey> keys,
        IGenerator generator,
        IReadOnlyList<IDirection> directions,
        IProgress<SweepProgress>? progress,
        CancellationToken cancellation)
    {
        foreach (PointKey key in keys)
        {
            cancellation.ThrowIfCancellationRequested();
            bool recorded = IsStored(key);
            if (!recorded)
                Measure(generator, key, directions, cancellation);
            progress?.Report(new SweepProgress(key, recorded));
        }
    }

    /// <summary>The points of a sweep in order: the origin once, then each direction from its lowest alpha to its highest.</summary>
    public static IEnumerable<PointKey> Keys(CheckpointRole role, int directions, AlphaGrid grid)
    {
        yield return new PointKey(role, PointKey.OriginDirection, grid.OriginIndex);
        for (int direction = 0; direction < directions; direction++)
        {
            for (int i = 0; i < grid.Count; i++)
            {
                if (i != grid.OriginIndex)
                    yield return new PointKey(role, direction, i);
            }
        }
    }

    /// <summary>Whether nothing is left to be computed at a point.</summary>
    public bool IsStored(PointKey key) => !Pending(key).Any();

    /// <summary>Computes and stores what is left to be computed at a point.</summary>
    /// <param name="generator">The checkpoint.</param>
    /// <param name="key">The point.</param>
    /// <param name="directions">Directions by index, at least up to the point's own.</param>
    /// <param name="cancellation">Stops between tokens; the probe under way is lost.</param>
    public void Measure(IGenerator generator, PointKey key, IReadOnlyList<IDirection> directions, CancellationToken cancellation)
    {
        double alpha = grid.Alphas[key.AlphaIndex];
        Perturbation perturbation = key.Direction == PointKey.OriginDirection
            ? new Perturbation()
            : new Perturbation((directions[key.Direction], alpha));
        using (generator.Perturb(perturbation))
        {
            foreach (IProbe probe in Pending(key).ToArray())
                store.Append(probe.Measure(generator, key, alpha, cancellation));
        }
    }

    private IEnumerable<IProbe> Pending(PointKey key) => Probes.Prepend(_safety)
        .Where(probe => probe.At == ProbePlace.Grid || key.Direction == PointKey.OriginDirection)
        .Where(probe => store.Find(key with { Probe = probe.Id }) is null);
}
