using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Compute;

public sealed class FusedProductTests
{
    [Theory]
    [InlineData(1, 40, 30)]
    [InlineData(13, 300, 70)]
    [InlineData(80, 64, 96)]
    [InlineData(270, 33, 65)]
    public void Fused_products_have_the_bits_of_the_operations_that_they_stand_for(int rows, int inputs, int outputs)
    {
        using var file = new TensorFile(
            new Random(rows), ("x", rows, inputs), ("a", outputs, inputs), ("b", 7, inputs), ("c", outputs, inputs), ("bias", 1, outputs), ("sum", rows, outputs));
        foreach (int threads in new[] { 1, 3 })
        {
            using var engine = new SimdEngine(threads);
            (float[] fused, float[] apart) = Run(new EngineProbe<SimdTensor>(engine, file), rows, outputs);
            fused.ShouldHaveTheBitsOf(apart, $"{threads} threads");
        }

        using var scalar = new ScalarEngine();
        (float[] reference, float[] same) = Run(new EngineProbe<ScalarTensor>(scalar, file), rows, outputs);
        reference.ShouldHaveTheBitsOf(same, "scalar");
    }

    private static (float[] Fused, float[] Apart) Run<TTensor>(EngineProbe<TTensor> probe, int rows, int outputs)
        where TTensor : class, IDisposable
    {
        IEngine<TTensor> engine = probe.Engine;
        TTensor x = probe.Rows("x"), a = probe.Parameter("a"), b = probe.Parameter("b"), c = probe.Parameter("c");
        TTensor bias = probe.Parameter("bias", ParameterUse.Vector);
        (TTensor first, TTensor second, TTensor third) = engine.ProjectTogether(x, (a, bias), (b, null), (c, null));
        TTensor gated = engine.ProjectGated(x, (a, bias), (c, null), Activation.Silu);
        TTensor sum = probe.Rows("sum");
        engine.ProjectOnto(sum, x, a, bias);
        float[] fused = Join(probe, rows, outputs, first, second, third, gated, sum);

        first = engine.Project(x, a, bias);
        second = engine.Project(x, b);
        third = engine.Project(x, c);
        gated = engine.Gate(first, third, Activation.Silu);
        sum = probe.Rows("sum");
        engine.Accumulate(sum, first);
        return (fused, Join(probe, rows, outputs, first, second, third, gated, sum));
    }

    private static float[] Join<TTensor>(
        EngineProbe<TTensor> probe, int rows, int outputs, TTensor first, TTensor second, TTensor third, TTensor gated, TTensor sum)
        where TTensor : class, IDisposable =>
        [
            .. probe.Download(first, rows * outputs), .. probe.Download(second, rows * 7), .. probe.Download(third, rows * outputs),
            .. probe.Download(gated, rows * outputs), .. probe.Download(sum, rows * outputs),
        ];
}
