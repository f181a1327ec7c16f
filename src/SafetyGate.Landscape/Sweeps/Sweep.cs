using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>
/// Walks a checkpoint's weights over the alpha grid of each direction and stores the responses of every point. Points that
/// are stored already are not computed again; a point counts only once it is stored whole.
/// </summary>
public sealed class Sweep(PromptSet prompts, AlphaGrid grid, IResponseStore store)
{
    private readonly ChatRequest[] _requests = [.. prompts.Prompts.Select(prompt => new ChatRequest(prompt.Text))];

    /// <summary>Sweeps the given directions of one checkpoint, the origin first.</summary>
    /// <param name="role">Whose weights the generator has.</param>
    /// <param name="generator">The checkpoint.</param>
    /// <param name="directions">Directions by index; all from 0, so that an index always means the same direction.</param>
    /// <param name="progress">Receives a report after every point, stored ones included; may be null.</param>
    /// <param name="cancellation">Stops between tokens; the point under way is lost, the stored ones stay.</param>
    public void Run(
        CheckpointRole role,
        IGenerator generator,
        IReadOnlyList<IDirection> directions,
        IProgress<SweepProgress>? progress,
        CancellationToken cancellation)
    {
        foreach (PointKey key in Keys(role, directions.Count, grid))
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
    public bool IsStored(PointKey key) => store.Find(key) is not null;

    /// <summary>Computes and stores what is left to be computed at a point.</summary>
    /// <param name="generator">The checkpoint.</param>
    /// <param name="key">The point.</param>
    /// <param name="directions">Directions by index, at least up to the point's own.</param>
    /// <param name="cancellation">Stops between tokens; the point is lost.</param>
    public void Measure(IGenerator generator, PointKey key, IReadOnlyList<IDirection> directions, CancellationToken cancellation) =>
        store.Append(Respond(generator, key, directions, cancellation));

    private PointResponses Respond(
        IGenerator generator, PointKey key, IReadOnlyList<IDirection> directions, CancellationToken cancellation)
    {
        double alpha = grid.Alphas[key.AlphaIndex];
        Perturbation perturbation = key.Direction == PointKey.OriginDirection
            ? new Perturbation()
            : new Perturbation((directions[key.Direction], alpha));
        using (generator.Perturb(perturbation))
        {
            IReadOnlyList<Completion> completions = generator.Complete(_requests, watch: null, cancellation);
            if (completions.Count != _requests.Length)
                throw new InvalidOperationException($"the generator gave {completions.Count} responses to {_requests.Length} prompts");
            return new PointResponses(key, alpha, [.. prompts.Prompts.Zip(
                completions,
                (prompt, completion) => new Response(prompt.Id, completion.Text, completion.TokenCount, completion.Finish))]);
        }
    }
}
