using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>A decoder on an engine, ready to run.</summary>
public interface IForwardPass<TTensor>
    where TTensor : class, IDisposable
{
    /// <summary>Runs the tokens of a batch through every layer, extending the cache.</summary>
    /// <param name="batch">[tokens]</param>
    /// <param name="cache">One entry per layer.</param>
    /// <returns>Logits after the asked-for tokens, [outputs, vocabulary].</returns>
    TTensor Run(TokenBatch batch, IReadOnlyList<CacheLayer<TTensor>> cache);
}
