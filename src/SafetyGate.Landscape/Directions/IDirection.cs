namespace SafetyGate.Landscape.Directions;

/// <summary>
/// A direction in weight space: an axis that is straight, so that the offset at alpha is alpha * d for any alpha. It stores
/// no tensor.
/// </summary>
public interface IDirection : IAxis
{
}
