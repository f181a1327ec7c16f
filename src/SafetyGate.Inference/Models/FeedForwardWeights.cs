using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>The weights of a gated feed-forward layer, gate and up apart or in one matrix.</summary>
internal sealed class FeedForwardWeights<TTensor>
    where TTensor : class
{
    public FeedForwardWeights(IParameterSource<TTensor> source, DecoderConfig config, string prefix)
    {
        Width = config.Intermediate;
        if (config.Fused)
        {
            Fused = Linear.Create(source, $"{prefix}.gate_up_proj", 2 * Width, config.Hidden, config.FeedForwardBias);
        }
        else
        {
            Gate = Linear.Create(source, $"{prefix}.gate_proj", Width, config.Hidden, config.FeedForwardBias);
            Up = Linear.Create(source, $"{prefix}.up_proj", Width, config.Hidden, config.FeedForwardBias);
        }

        Down = Linear.Create(source, $"{prefix}.down_proj", config.Hidden, Width, config.FeedForwardBias);
    }

    public int Width { get; }

    /// <summary>Gate and up, one after the other; null where they are apart.</summary>
    public Linear<TTensor>? Fused { get; }

    public Linear<TTensor>? Gate { get; }

    public Linear<TTensor>? Up { get; }

    public Linear<TTensor> Down { get; }
}

internal static class FeedForwardProjection
{
    /// <summary>activation(gate) * up, [rows, hidden] to [rows, intermediate].</summary>
    public static TTensor Project<TTensor>(
        this IEngine<TTensor> engine, TTensor x, FeedForwardWeights<TTensor> weights, Activation activation)
        where TTensor : class, IDisposable
    {
        if (weights.Fused is null)
        {
            Linear<TTensor> gate = weights.Gate!, up = weights.Up!;
            return engine.ProjectGated(x, (gate.Weight, gate.Bias), (up.Weight, up.Bias), activation);
        }

        TTensor both = engine.Project(x, weights.Fused);
        return engine.Gate(engine.Slice(both, 0, weights.Width), engine.Slice(both, weights.Width, weights.Width), activation);
    }
}
