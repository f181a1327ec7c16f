using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Where a family's weights come from when it names them. A recorder declares them, a set of working copies hands out an
/// engine's tensors: so a family writes its names and shapes exactly once.
/// </summary>
public interface IParameterSource<out TTensor>
    where TTensor : class
{
    TTensor Get(ParameterSpec spec);
}

/// <summary>Shorthands for the three kinds of parameters.</summary>
internal static class ParameterSourceExtensions
{
    /// <summary>A matrix to project by, [outputs, inputs].</summary>
    public static TTensor Matrix<TTensor>(this IParameterSource<TTensor> source, string name, int outputs, int inputs)
        where TTensor : class =>
        source.Get(new ParameterSpec(name, new TensorShape(outputs, inputs), ParameterUse.Projection));

    /// <summary>A norm's weight or a bias, [length].</summary>
    public static TTensor Vector<TTensor>(this IParameterSource<TTensor> source, string name, int length)
        where TTensor : class =>
        source.Get(new ParameterSpec(name, new TensorShape(length), ParameterUse.Vector));

    /// <summary>An embedding table, [vocabulary, hidden]; tied when the head projects by it too.</summary>
    public static TTensor Table<TTensor>(
        this IParameterSource<TTensor> source, string name, int vocabulary, int hidden, bool tied)
        where TTensor : class =>
        source.Get(new ParameterSpec(
            name,
            new TensorShape(vocabulary, hidden),
            tied ? ParameterUse.Lookup | ParameterUse.Projection : ParameterUse.Lookup));
}

/// <summary>Declares instead of loading: remembers every parameter that is asked for, in order.</summary>
internal sealed class ParameterRecorder : IParameterSource<ParameterSpec>
{
    private readonly List<ParameterSpec> _parameters = [];

    public IReadOnlyList<ParameterSpec> Parameters => _parameters;

    public ParameterSpec Get(ParameterSpec spec)
    {
        _parameters.Add(spec);
        return spec;
    }
}
