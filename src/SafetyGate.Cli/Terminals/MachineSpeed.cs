using SafetyGate.Inference.Generation;

namespace SafetyGate.Cli.Terminals;

/// <summary>What an estimate may count on.</summary>
/// <param name="Product">Operations per second of a matrix product, as measured.</param>
internal sealed record MachineSpeed(double Product)
{
    /// <summary>Share of the product's speed that generation as a whole reaches: attention and small products cost too.</summary>
    private const double Utilisation = 0.5;

    /// <summary>Operations per second that generation will reach, roughly.</summary>
    public double Generation => Utilisation * Product;

    public static MachineSpeed Measure(IModelLoader loader, TimeProvider clock) => new(loader.MeasureSpeed(clock));
}
