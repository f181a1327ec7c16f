namespace SafetyGate.Landscape.Directions;

/// <summary>The tensors that a random direction leaves alone: those with "norm" in their name, as in the paper's code.</summary>
internal static class NormTensors
{
    public static bool Contains(string tensor) => tensor.Contains("norm", StringComparison.OrdinalIgnoreCase);
}
