using SafetyGate.Landscape.Planes;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>The first random direction of the seed, around one or two checkpoints.</summary>
internal sealed class RandomLine : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Optional, DrawsOther: true);

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation) => new(
        new PlaneGrid(Grids.Symmetric(request)),
        [.. checkpoints.Drawn.Select(chat => new Plane(DirectionFactory.Create(request.Configuration.Landscape, 0, chat.Decoder)))]);
}
