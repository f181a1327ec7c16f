namespace SafetyGate.Inference.Tests.Generation;

/// <summary>A tensor without values, which is counted while it lives.</summary>
internal sealed class CountedTensor : IDisposable
{
    private readonly Action _disposed;

    public CountedTensor(Action created, Action disposed)
    {
        created();
        _disposed = disposed;
    }

    public void Dispose() => _disposed();
}
