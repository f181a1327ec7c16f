using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Planes;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>
/// The first random direction of the seed and the second, made orthogonal to it. The torch stream takes what the released
/// code takes: the next numbers of the same generator, as drawn.
/// </summary>
internal sealed class RandomPlane : ILandscapeRecipe
{
    public CheckpointNeeds Needs { get; } = new(Need.Optional, DrawsOther: true);

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation)
    {
        IReadOnlyList<double> places = Grids.Symmetric(request);
        return new LandscapeGeometry(new PlaneGrid(places, places), [.. checkpoints.Drawn.Select(chat => Plane(request, chat.Decoder))])
        {
            Marks = checkpoints.Drawn.Count == 1 ? [new PlaneMark(checkpoints.Model.Checkpoint.Name, 0)] : [],
        };
    }

    private static Plane Plane(LandscapeRequest request, IDecoder decoder)
    {
        IDirection first = DirectionFactory.Create(request.Configuration.Landscape, 0, decoder);
        return first is TorchDirection torch
            ? new Plane(torch, torch.Next("random 1"))
            : new Plane(first, new OrthogonalDirection(first, DirectionFactory.Create(request.Configuration.Landscape, 1, decoder)));
    }
}
