using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// The tensors that deployment compresses: the weight matrices of the layers. Norms, biases, the embedding and the head stay,
/// as round-to-nearest quantisers and pruners leave them.
/// </summary>
public static class LinearWeights
{
    private const string Head = "lm_head.weight";

    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Of(IDecoder decoder)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        return decoder.Parameters
            .Where(parameter => parameter.Use == ParameterUse.Projection && parameter.Shape.Rank == 2 && parameter.Name != Head)
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.Ordinal);
    }
}
