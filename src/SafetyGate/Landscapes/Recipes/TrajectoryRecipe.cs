using SafetyGate.Inference.Checkpoints;
using SafetyGate.Landscape.Planes;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>The path of the training checkpoints over the plane from the model to the candidate: the other checkpoint, or the
/// last of the path where there is none.</summary>
internal sealed class TrajectoryRecipe : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Optional, DrawsOther: false) { Trajectory = Need.Required };

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation)
    {
        IEnumerable<Checkpoint> trained = checkpoints.Trajectory;
        if (checkpoints.Other is { } candidate)
        {
            // The candidate is often the last checkpoint under another name.
            string weights = candidate.Fingerprint(cancellation);
            trained = [.. trained.Where(checkpoint => checkpoint.Fingerprint(cancellation) != weights), candidate];
        }

        MarkedPlane marked = TrajectoryPlane.Of(
            new CheckpointPath(checkpoints.Model.Checkpoint, [.. trained], checkpoints.Parameters),
            DirectionFactory.Create(request.Configuration.Landscape, 0, checkpoints.Model.Decoder),
            principal: !request.RandomSecondAxis,
            cancellation);
        return new LandscapeGeometry(Grids.Around(marked, request), [marked.Plane])
        {
            Marks = [marked.Marks[0], marked.Marks[^1]],
            Path = marked.Marks,
        };
    }
}
