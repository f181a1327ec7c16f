namespace SafetyGate.Inference.Models;

/// <summary>Which rotary settings a family asks config.json for.</summary>
/// <param name="HeadDim">Width of a head.</param>
/// <param name="Context"><c>max_position_embeddings</c></param>
internal sealed record RotaryRequest(int HeadDim, int Context)
{
    /// <summary><c>rope_theta</c> where it is absent.</summary>
    public float Theta { get; init; } = 10000;

    /// <summary>The layer type under which a nested <c>rope_parameters</c> keeps the settings; null where it is flat.</summary>
    public string? LayerType { get; init; }
}
