using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Sweeps;

/// <summary>Keeps points in the order that they were stored.</summary>
internal sealed class MemoryStore : IResponseStore
{
    public List<PointResponses> Points { get; } = [];

    public IEnumerable<PointKey> Keys => Points.Select(point => point.Key);

    public PointResponses? Find(PointKey key) => Points.FirstOrDefault(point => point.Key == key);

    public void Append(PointResponses point)
    {
        Find(point.Key).ShouldBeNull($"{point.Key} is stored twice");
        Points.Add(point);
    }
}
