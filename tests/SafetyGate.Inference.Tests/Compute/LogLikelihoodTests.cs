using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Inference.Tests.Compute;

public sealed class LogLikelihoodTests
{
    [Fact]
    public void Both_engines_give_the_log_softmax_whatever_the_width_and_the_level()
    {
        var random = new Random(3);
        foreach (int columns in new[] { 1, 2, 15, 16, 17, 63, 1000, 4097 })
        {
            foreach (float level in new[] { 0f, 1000f, -1000f })
            {
                float[][] rows = [.. Enumerable.Range(0, 9).Select(_ => Row(random, columns, level))];
                int[] targets = [.. rows.Select(_ => random.Next(columns))];
                double[] expected = [.. rows.Zip(targets, Plain)];
                Close(OnScalar(rows, targets), expected, 1e-9);
                Close(OnSimd(rows, targets, 1), expected, 1e-5);
                OnSimd(rows, targets, 3).ShouldBe(OnSimd(rows, targets, 1));
            }
        }
    }

    [Fact]
    public void A_row_alone_gives_the_bits_that_it_gives_among_others()
    {
        var random = new Random(4);
        float[][] rows = [.. Enumerable.Range(0, 40).Select(_ => Row(random, 1003, 0))];
        int[] targets = [.. rows.Select(_ => random.Next(1003))];
        double[] together = OnSimd(rows, targets, 2);
        for (int i = 0; i < rows.Length; i++)
            OnSimd([rows[i]], [targets[i]], 1).ShouldBe([together[i]]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_row_that_holds_no_distribution_gives_no_number(float broken)
    {
        float[][] rows = [[1, 2, broken, 4], [1, 2, 3, 4]];
        foreach (double[] found in new[] { OnScalar(rows, [1, 1]), OnSimd(rows, [1, 1], 1) })
        {
            double.IsFinite(found[0]).ShouldBeFalse();
            found[1].ShouldBe(Plain(rows[1], 1), 1e-5);
        }
    }

    [Fact]
    public void A_column_that_cannot_be_is_left_out_of_the_sum()
    {
        float[][] rows = [[0, float.NegativeInfinity, 0]];
        OnScalar(rows, [0])[0].ShouldBe(-Math.Log(2), 1e-12);
        OnSimd(rows, [0], 1)[0].ShouldBe(-Math.Log(2), 1e-6);
    }

    private static float[] Row(Random random, int columns, float level) =>
        [.. Enumerable.Range(0, columns).Select(_ => level + (10 * random.NextSingle()))];

    private static double Plain(float[] row, int target) => row[target] - (double)row.Max() - Math.Log(row.Sum(v => Math.Exp((double)v - row.Max())));

    private static double[] OnScalar(float[][] rows, int[] targets)
    {
        using var engine = new ScalarEngine();
        return Run(engine, rows, targets);
    }

    private static double[] OnSimd(float[][] rows, int[] targets, int threads)
    {
        using var engine = new SimdEngine(threads);
        return Run(engine, rows, targets);
    }

    private static double[] Run<TTensor>(IEngine<TTensor> engine, float[][] rows, int[] targets)
        where TTensor : class, IDisposable
    {
        using var file = new TensorFile([("x", rows.Length, rows[0].Length, rows.SelectMany(row => row).ToArray())]);
        var values = new double[targets.Length];
        engine.LogLikelihoods(new EngineProbe<TTensor>(engine, file).Rows("x"), targets, values);
        return values;
    }

    private static void Close(double[] found, double[] expected, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            found[i].ShouldBe(expected[i], tolerance);
    }
}
