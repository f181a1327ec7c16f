using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Compute;

/// <summary>The fast engine against the plain one, and the promises of the interface that only a fast engine can break.</summary>
public sealed class SimdEngineTests
{
    [Fact]
    public void Every_operation_agrees_with_the_plain_engine_on_odd_shapes()
    {
        var random = new Random(7);
        for (int round = 0; round < 40; round++)
        {
            foreach (IEngineOperation operation in SmallOperations.Of(random))
            {
                using var file = new TensorFile(random, operation.Tensors);
                int[] rows = [.. Enumerable.Range(0, operation.Rows)];
                float[] expected = OnScalar(operation, file, rows);
                float[] actual = OnSimd(operation, file, threads: 1 + round % 3, rows);

                actual.Length.ShouldBe(expected.Length);
                float largest = expected.Max(Math.Abs);
                for (int i = 0; i < expected.Length; i++)
                    Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(2e-6f * Math.Max(1, largest), $"{operation}, element {i}");
            }
        }
    }

    [Fact]
    public void Neither_the_number_of_threads_nor_the_other_rows_change_a_bit_of_a_row()
    {
        var random = new Random(8);
        foreach (IEngineOperation operation in Large().Concat(SmallOperations.Of(random)))
        {
            using var file = new TensorFile(random, operation.Tensors);
            int[] all = [.. Enumerable.Range(0, operation.Rows)];
            float[] expected = OnSimd(operation, file, threads: 1, all);
            OnSimd(operation, file, threads: 2, all).ShouldHaveTheBitsOf(expected, $"{operation} on 2 threads");
            OnSimd(operation, file, threads: 3, all).ShouldHaveTheBitsOf(expected, $"{operation} on 3 threads");

            for (int row = 0; row < Math.Min(operation.Rows, 20); row++)
            {
                float[] alone = OnSimd(operation, file, threads: 1, row);
                ReadOnlySpan<float> batched = expected.AsSpan(row * alone.Length, alone.Length);
                ((ReadOnlySpan<float>)alone).ShouldHaveTheBitsOf(batched, $"{operation}, row {row} alone");
            }
        }
    }

    [Fact]
    public void Recycled_activations_leave_no_trace()
    {
        var random = new Random(9);
        IEngineOperation[] operations = [.. SmallOperations.Of(random), .. SmallOperations.Of(random), .. SmallOperations.Of(random)];
        using var engine = new SimdEngine(threads: 2);
        foreach (IEngineOperation operation in operations)
        {
            using var file = new TensorFile(random, operation.Tensors);
            int[] rows = [.. Enumerable.Range(0, operation.Rows)];
            float[] expected = OnSimd(operation, file, threads: 1, rows);
            for (int again = 0; again < 3; again++)
            {
                using IDisposable outer = engine.BeginScope();
                var probe = new EngineProbe<SimdTensor>(engine, file);
                probe.Rows(operation.Tensors[0].Name);
                using IDisposable inner = engine.BeginScope();
                operation.Run(probe, rows).ShouldHaveTheBitsOf(expected, $"{operation}, time {again}");
            }
        }
    }

    [Fact]
    public void An_activation_outlives_the_scopes_inside_its_own()
    {
        using var file = new TensorFile(new Random(10), ("x", 3, 20), ("y", 3, 20));
        using var engine = new SimdEngine(threads: 1);
        var probe = new EngineProbe<SimdTensor>(engine, file);
        using IDisposable outer = engine.BeginScope();
        SimdTensor kept = probe.Rows("x");
        float[] before = probe.Download(kept, 60);
        for (int i = 0; i < 4; i++)
        {
            using IDisposable inner = engine.BeginScope();
            probe.Rows("y");
        }

        probe.Download(kept, 60).ShouldHaveTheBitsOf(before, "kept");
    }

    [Fact]
    public void A_copied_prefix_is_attended_to_with_the_bits_of_a_computed_one()
    {
        var random = new Random(11);
        for (int round = 0; round < 20; round++)
        {
            int kvHeads = random.Next(1, 4);
            var operation = new CopiedPrefixOperation(
                random.Next(2, 6), 2 * kvHeads, kvHeads, 2 * random.Next(1, 21), Shared: random.Next(1, 40), Own: random.Next(1, 20));
            using var file = new TensorFile(random, operation.Tensors);
            int[] rows = [.. Enumerable.Range(0, operation.Rows)];
            OnSimd(operation with { Copies = true }, file, threads: 2, rows).ShouldHaveTheBitsOf(OnSimd(operation, file, threads: 2, rows), $"{operation}");
            OnScalar(operation with { Copies = true }, file, rows).ShouldHaveTheBitsOf(OnScalar(operation, file, rows), $"{operation}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_engine_can_be_made_and_disposed_unused(int threads) => new SimdEngine(threads).Dispose();

    /// <summary>Sizes that several threads share.</summary>
    private static IEngineOperation[] Large() =>
    [
        new ProjectOperation(37, 70, 1003, true, false),
        new NormalizeOperation(900, 70),
        new GateOperation(900, 70),
        new AccumulateOperation(900, 70),
        new GateOperation(900, 70, Activation.GeluTanh),
        new AttendOperation(5, 6, 2, 34, 333),
        new AttendOperation(5, 6, 2, 34, 333) { Window = 37, SoftCap = 0.7f },
    ];

    private static float[] OnScalar(IEngineOperation operation, TensorFile file, params int[] rows)
    {
        using var engine = new ScalarEngine();
        return operation.Run(new EngineProbe<ScalarTensor>(engine, file), rows);
    }

    private static float[] OnSimd(IEngineOperation operation, TensorFile file, int threads, params int[] rows)
    {
        using var engine = new SimdEngine(threads);
        return operation.Run(new EngineProbe<SimdTensor>(engine, file), rows);
    }
}
