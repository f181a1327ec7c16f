using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>The straight line from the model to the other checkpoint and past both.</summary>
internal sealed class InterpolationLine : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Required, DrawsOther: false);

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation) => new(
        new PlaneGrid(Grids.Between(request)), [new Plane(new InterpolationDirection(checkpoints.Other!))])
    {
        Marks = [new PlaneMark(checkpoints.Model.Checkpoint.Name, 0), new PlaneMark(checkpoints.Other!.Name, 1)],
    };
}
