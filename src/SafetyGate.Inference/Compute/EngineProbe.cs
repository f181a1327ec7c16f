using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Compute;

/// <summary>Measures how fast an engine multiplies, for estimates of a run's length.</summary>
public static class EngineProbe
{
    private const int Size = 1024;
    private const int Rows = 80;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(200);

    /// <summary>Floating-point operations per second of a matrix product of 80 rows, after a warm-up.</summary>
    public static double OperationsPerSecond<TTensor>(IEngine<TTensor> engine, TimeProvider clock)
        where TTensor : class, IDisposable
    {
        var shape = new TensorShape(Size, Size);
        using TTensor weight = engine.CreateParameter(new ParameterSpec("probe", shape, ParameterUse.Projection));
        using TTensor table = engine.CreateParameter(new ParameterSpec("probe", shape, ParameterUse.Lookup));
        Multiply(engine, table, weight);
        long began = clock.GetTimestamp();
        double operations = 0;
        do
        {
            Multiply(engine, table, weight);
            operations += 2.0 * Rows * Size * Size;
        }
        while (clock.GetElapsedTime(began) < Duration);
        return operations / clock.GetElapsedTime(began).TotalSeconds;
    }

    private static void Multiply<TTensor>(IEngine<TTensor> engine, TTensor table, TTensor weight)
        where TTensor : class, IDisposable
    {
        using IDisposable scope = engine.BeginScope();
        engine.Project(engine.Embed(table, new int[Rows]), weight);
    }
}
