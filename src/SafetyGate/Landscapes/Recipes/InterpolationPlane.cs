using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>The line between two checkpoints, and a random direction orthogonal to it in every tensor.</summary>
internal sealed class InterpolationPlane : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Required, DrawsOther: false);

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation)
    {
        var first = new InterpolationDirection(checkpoints.Other!);
        IDirection random = DirectionFactory.Create(request.Configuration.Landscape, 0, checkpoints.Model.Decoder);
        return new LandscapeGeometry(
            new PlaneGrid(Grids.Between(request), Grids.Symmetric(request)), [new Plane(first, new OrthogonalDirection(first, random))])
        {
            Marks = [new PlaneMark(checkpoints.Model.Checkpoint.Name, 0), new PlaneMark(checkpoints.Other!.Name, 1)],
        };
    }
}
