using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>
/// Measures how fast the engine multiplies. A GPU runs behind the calls, so that each measurement ends with a result on the host.
/// </summary>
internal static class TorchSpeed
{
    private const int Size = 4096;
    private const int Rows = 80;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(200);

    /// <summary>Floating-point operations per second of a matrix product of 80 rows, after a warm-up.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="products">Products before each result.</param>
    /// <param name="clock">The clock.</param>
    public static double OperationsPerSecond(TorchEngine engine, int products, TimeProvider clock)
    {
        var shape = new TensorShape(Size, Size);
        using TorchTensor weight = engine.CreateParameter(new ParameterSpec("probe", shape, ParameterUse.Projection | ParameterUse.Lookup));
        weight.Value.fill_(0);
        Multiply(engine, weight, products);
        long began = clock.GetTimestamp();
        double operations = 0;
        do
        {
            Multiply(engine, weight, products);
            operations += 2.0 * products * Rows * Size * Size;
        }
        while (clock.GetElapsedTime(began) < Duration);
        return operations / clock.GetElapsedTime(began).TotalSeconds;
    }

    private static void Multiply(TorchEngine engine, TorchTensor weight, int products)
    {
        using IDisposable scope = engine.BeginScope();
        TorchTensor x = engine.Embed(weight, new int[Rows]);
        for (int i = 0; i < products; i++)
            x = engine.Project(x, weight);
        engine.Argmax(x, new int[Rows]);
    }
}
