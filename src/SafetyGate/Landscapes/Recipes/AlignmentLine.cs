using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>What alignment did, model - pretrained, as a direction around one or two checkpoints.</summary>
internal sealed class AlignmentLine : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Optional, DrawsOther: true) { Pretrained = Need.Required };

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation)
    {
        var alignment = new DifferenceDirection("model - pretrained", checkpoints.Pretrained!, checkpoints.Model.Checkpoint);
        return new LandscapeGeometry(
            new PlaneGrid(Grids.Symmetric(request)), [.. checkpoints.Drawn.Select(_ => new Plane(alignment))])
        {
            Marks = checkpoints.Drawn.Count == 1 && request.Configuration.Landscape.Radius >= 1
                ? [new PlaneMark(checkpoints.Pretrained!.Name, -1), new PlaneMark(checkpoints.Model.Checkpoint.Name, 0)]
                : [],
        };
    }
}
