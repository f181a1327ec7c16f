using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>The plane through the model, the other checkpoint and the third.</summary>
internal sealed class TriangleRecipe : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Required, DrawsOther: false) { Third = Need.Required };

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation)
    {
        MarkedPlane marked = TrianglePlane.Through(
            checkpoints.Model.Checkpoint, checkpoints.Other!, checkpoints.Third!, checkpoints.Parameters, cancellation);
        return new LandscapeGeometry(Grids.Around(marked, request), [marked.Plane]) { Marks = marked.Marks };
    }
}
