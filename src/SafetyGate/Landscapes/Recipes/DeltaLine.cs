using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>What finetuning did, other - model, as a direction around each of the two: past the candidate and short of it.</summary>
internal sealed class DeltaLine : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Required, DrawsOther: true);

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation)
    {
        var delta = new DifferenceDirection("other - model", checkpoints.Model.Checkpoint, checkpoints.Other!);
        return new LandscapeGeometry(
            new PlaneGrid(Grids.Symmetric(request)), [.. checkpoints.Drawn.Select(_ => new Plane(delta))]);
    }
}
