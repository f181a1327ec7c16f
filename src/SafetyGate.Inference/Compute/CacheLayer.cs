namespace SafetyGate.Inference.Compute;

/// <summary>The cached keys and values of one layer, in whatever layout the engine reads fastest.</summary>
/// <param name="Keys">Keys of every slot.</param>
/// <param name="Values">Values of every slot.</param>
/// <param name="Shape">The size.</param>
public sealed record CacheLayer<TTensor>(TTensor Keys, TTensor Values, CacheShape Shape) : IDisposable
    where TTensor : class, IDisposable
{
    public void Dispose()
    {
        Keys.Dispose();
        Values.Dispose();
    }
}
