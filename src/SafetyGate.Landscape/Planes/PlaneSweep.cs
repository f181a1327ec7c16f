using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Planes;

/// <summary>
/// Walks a checkpoint's weights over the grid of a line or plane and stores the responses of every point. What is stored
/// already is not computed again.
/// </summary>
/// <param name="prompts">What is asked at every point.</param>
/// <param name="grid">The points. In a key, the direction is the row (index on the second axis) and the alpha index the
/// column; the stored alpha is the place on the first axis.</param>
/// <param name="store">Keeps the points.</param>
public sealed class PlaneSweep(PromptSet prompts, PlaneGrid grid, IResponseStore store)
{
    private readonly PromptProbe _safety = PromptProbe.Safety(prompts);

    /// <summary>Every point, row by row.</summary>
    public IEnumerable<PointKey> Keys(CheckpointRole role) =>
        Enumerable.Range(0, grid.Y.Count).SelectMany(_ => Enumerable.Range(0, grid.X.Count), (row, column) => new PointKey(role, row, column));

    /// <summary>Sweeps every point of one checkpoint.</summary>
    /// <param name="role">Which of two checkpoints.</param>
    /// <param name="generator">The checkpoint at (0, 0).</param>
    /// <param name="plane">The axes.</param>
    /// <param name="progress">Receives a report after every point, stored ones included; may be null.</param>
    /// <param name="cancellation">Stops between tokens; the point under way is lost, the stored ones stay.</param>
    /// <returns>The points whose weights give no finite logits; nothing is stored for them.</returns>
    public IReadOnlyList<PointKey> Run(
        CheckpointRole role, IGenerator generator, Plane plane, IProgress<SweepProgress>? progress, CancellationToken cancellation)
    {
        var failed = new List<PointKey>();
        foreach (PointKey key in Keys(role))
        {
            cancellation.ThrowIfCancellationRequested();
            bool recorded = store.Find(key) is not null;
            double x = grid.X[key.AlphaIndex];
            if (!recorded && !TryStore(key, x, generator, plane.At(x, grid.Y[key.Direction]), cancellation))
                failed.Add(key);
            progress?.Report(new SweepProgress(key, recorded));
        }

        return failed;
    }

    /// <summary>The key of a checkpoint beside the grid: its rows go on above the last one.</summary>
    public PointKey VisitKey(CheckpointRole role, int visit) => new(role, grid.Y.Count, visit);

    /// <summary>Asks checkpoints that lie beside the grid, or off the plane, as they are.</summary>
    /// <param name="role">Whose surroundings the grid is in.</param>
    /// <param name="generator">The checkpoint at (0, 0).</param>
    /// <param name="ways">Axes on which 1 is the checkpoint.</param>
    /// <param name="progress">Receives a report after every checkpoint; may be null.</param>
    /// <param name="cancellation">Stops between tokens.</param>
    /// <returns>The checkpoints that give no finite logits.</returns>
    public IReadOnlyList<PointKey> Visit(
        CheckpointRole role, IGenerator generator, IReadOnlyList<IAxis> ways, IProgress<SweepProgress>? progress, CancellationToken cancellation)
    {
        var failed = new List<PointKey>();
        for (int visit = 0; visit < ways.Count; visit++)
        {
            cancellation.ThrowIfCancellationRequested();
            PointKey key = VisitKey(role, visit);
            bool recorded = store.Find(key) is not null;
            if (!recorded && !TryStore(key, 1, generator, new Perturbation((ways[visit], 1)), cancellation))
                failed.Add(key);
            progress?.Report(new SweepProgress(key, recorded));
        }

        return failed;
    }

    private bool TryStore(PointKey key, double x, IGenerator generator, Perturbation perturbation, CancellationToken cancellation)
    {
        try
        {
            using IDisposable perturbed = generator.Perturb(perturbation);
            store.Append(_safety.Measure(generator, key, x, cancellation));
            return true;
        }
        catch (SafetyGateException exception) when (exception.Code == EngineErrors.NonFiniteLogits)
        {
            return false;
        }
    }
}
