using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Generation;

/// <summary>The keys and values of all layers of a model.</summary>
internal static class KeyValueCache
{
    /// <summary>Makes every layer, or none where there is no memory for all.</summary>
    public static CacheLayer<TTensor>[] Create<TTensor>(IEngine<TTensor> engine, CacheShape shape, int layers)
        where TTensor : class, IDisposable
    {
        var made = new List<CacheLayer<TTensor>>(layers);
        try
        {
            while (made.Count < layers)
                made.Add(engine.CreateCache(shape));
            return [.. made];
        }
        catch
        {
            made.ForEach(layer => layer.Dispose());
            throw;
        }
    }
}
