using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>
/// A run's own store, to which points of the base come from the cache where it has them, and whose new ones go there. The run's
/// store is complete by itself.
/// </summary>
internal sealed class BaseCachedStore(IResponseStore store, BaseCache cache) : IResponseStore
{
    public PointResponses? Find(PointKey key)
    {
        if (store.Find(key) is { } stored)
            return stored;
        if (key.Role != CheckpointRole.Base || cache.Find(key) is not { } cached)
            return null;
        store.Append(cached);
        return cached;
    }

    public void Append(PointResponses point)
    {
        store.Append(point);
        if (point.Key.Role == CheckpointRole.Base)
            cache.Store(point);
    }
}
