using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Directions.Structured;
using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>What deployment does to weights, at strengths from 0 to 1, to one or two checkpoints.</summary>
internal sealed class StructuredLine : ILandscapeRecipe
{
    private readonly Func<ChatCheckpoint, LandscapeRequest, IAxis> _axis;

    private StructuredLine(Func<ChatCheckpoint, LandscapeRequest, IAxis> axis) => _axis = axis;

    public CheckpointNeeds Needs { get; } = new(Need.Optional, DrawsOther: true);

    public static StructuredLine Quantized(int bits, int groupSize) => new(
        (chat, request) => new QuantizationAxis(bits, request.GroupSize ?? groupSize, LinearWeights.Of(chat.Decoder)));

    public static StructuredLine Pruned() => new((chat, _) => new PruningAxis(LinearWeights.Of(chat.Decoder)));

    public static StructuredLine Reduced() => new((chat, _) =>
    {
        IReadOnlySet<string> weights = LinearWeights.Of(chat.Decoder);
        foreach (string name in weights)
            RankRemovalAxis.RequireSize(chat.Checkpoint.Tensors[name]);
        return new RankRemovalAxis(weights);
    });

    public LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation) => new(
        new PlaneGrid(Grids.Strengths(request)), [.. checkpoints.Drawn.Select(chat => new Plane(_axis(chat, request)))]);
}
