using SafetyGate.Inference.Generation;

namespace SafetyGate.Cli.Terminals;

/// <summary>What an estimate may count on.</summary>
internal static class MachineSpeed
{
    /// <summary>Share of the matrix product's speed that generation as a whole reaches: attention and small products cost too.</summary>
    private const double Utilisation = 0.5;

    /// <summary>Operations per second of generation.</summary>
    public static double Measure(IModelLoader loader, TimeProvider clock) => Utilisation * loader.MeasureSpeed(clock);
}
