using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>A linear layer's weight and, where the family has one, its bias.</summary>
/// <param name="Weight">[outputs, inputs]</param>
/// <param name="Bias">[outputs] or null.</param>
internal sealed record Linear<TTensor>(TTensor Weight, TTensor? Bias)
    where TTensor : class;

internal static class Linear
{
    public static Linear<TTensor> Create<TTensor>(
        IParameterSource<TTensor> source, string name, int outputs, int inputs, bool bias)
        where TTensor : class =>
        new(source.Matrix($"{name}.weight", outputs, inputs), bias ? source.Vector($"{name}.bias", outputs) : null);

    /// <summary>[rows, inputs] to [rows, outputs].</summary>
    public static TTensor Project<TTensor>(this IEngine<TTensor> engine, TTensor x, Linear<TTensor> layer)
        where TTensor : class, IDisposable =>
        engine.Project(x, layer.Weight, layer.Bias);
}
