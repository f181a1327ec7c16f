using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Workers;

namespace SafetyGate.Tests.Workers;

/// <summary>Answers each point with its own key, or does what the script says.</summary>
internal sealed class ScriptedWorker(Action<PointKey, CancellationToken>? before = null) : IPointWorker
{
    public List<PointKey> Asked { get; } = [];

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<PointResponses> Compute(PointKey key, CancellationToken cancellation)
    {
        Asked.Add(key);
        before?.Invoke(key, cancellation);
        return [new PointResponses(key, key.AlphaIndex, [new Response("p", key.ToString(), 1, FinishReason.Length)])];
    }

    public void Dispose() => IsDisposed = true;
}
