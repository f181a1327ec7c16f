using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Compute;

/// <summary>A parameter that a decoder declares: its name in the checkpoint, its shape, and what it is used for.</summary>
/// <param name="Name">The state dictionary's name, for example <c>model.norm.weight</c>.</param>
/// <param name="Shape">The expected shape.</param>
/// <param name="Use">Lets an engine choose the layout.</param>
public sealed record ParameterSpec(string Name, TensorShape Shape, ParameterUse Use);

/// <summary>The operations that read a parameter.</summary>
[Flags]
public enum ParameterUse
{
    /// <summary>A vector: a norm's weight or a bias.</summary>
    Vector = 0,

    /// <summary>A matrix that <see cref="IEngine{TTensor}.Project"/> multiplies by.</summary>
    Projection = 1,

    /// <summary>A table that <see cref="IEngine{TTensor}.Embed"/> reads rows of. A tied table is both.</summary>
    Lookup = 2,
}
