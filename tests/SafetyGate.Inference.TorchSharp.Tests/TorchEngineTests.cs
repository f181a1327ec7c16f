using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Tests.Compute;

namespace SafetyGate.Inference.TorchSharp.Tests;

/// <summary>Each operation by itself, against the plain engine.</summary>
public sealed class TorchEngineTests
{
    private const float Tolerance = 5e-6f; // of the largest element

    [Fact]
    public void Every_operation_agrees_with_the_plain_engine_on_odd_shapes()
    {
        var random = new Random(7);
        using TorchEngine engine = Torch.Engine();
        for (int round = 0; round < 20; round++)
        {
            foreach (IEngineOperation operation in SmallOperations.Of(random))
            {
                using var file = new TensorFile(random, operation.Tensors);
                int[] rows = [.. Enumerable.Range(0, operation.Rows)];
                using var scalar = new ScalarEngine();
                float[] expected = operation.Run(new EngineProbe<ScalarTensor>(scalar, file), rows);
                using IDisposable scope = engine.BeginScope();
                float[] actual = operation.Run(new EngineProbe<TorchTensor>(engine, file), rows);

                actual.Length.ShouldBe(expected.Length);
                float largest = expected.Max(Math.Abs);
                for (int i = 0; i < expected.Length; i++)
                    Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(Tolerance * Math.Max(1, largest), $"{operation}, element {i}");
            }
        }
    }

    [Fact]
    public void Argmax_takes_the_first_of_equals_and_tells_rows_with_a_NaN()
    {
        using var file = new TensorFile([("x", 5, 4,
        [
            1, 3, 3, 2,
            -1, -1, -1, -2,
            float.NaN, 9, 9, 9,
            9, 9, 9, float.NaN,
            float.NegativeInfinity, float.PositiveInfinity, 0, float.PositiveInfinity,
        ])]);
        using TorchEngine engine = Torch.Engine();
        using IDisposable scope = engine.BeginScope();
        var tokens = new int[5];
        engine.Argmax(new EngineProbe<TorchTensor>(engine, file).Rows("x"), tokens);
        tokens.ShouldBe([1, 0, -1, -1, 1]);
    }

    [Fact]
    public void Log_likelihoods_are_the_log_softmax_at_the_targets()
    {
        using var file = new TensorFile(new Random(3), ("x", 6, 50));
        using TorchEngine engine = Torch.Engine();
        using IDisposable scope = engine.BeginScope();
        var probe = new EngineProbe<TorchTensor>(engine, file);
        TorchTensor x = probe.Rows("x");
        float[] rows = probe.Download(x, 300);
        int[] targets = [0, 49, 7, 8, 9, 21];
        var values = new double[6];

        engine.LogLikelihoods(x, targets, values);

        for (int row = 0; row < 6; row++)
        {
            double[] logits = [.. rows.Skip(50 * row).Take(50).Select(v => (double)v)];
            double expected = logits[targets[row]] - Math.Log(logits.Sum(Math.Exp));
            values[row].ShouldBe(expected, Torch.Device.IsCuda ? 1e-5 : 1e-12);
        }
    }

    [Fact]
    public void A_copied_slot_answers_as_the_slot_that_it_was_copied_from()
    {
        using var file = new TensorFile(new Random(4), ("q", 20, 4 * 8), ("k", 20, 2 * 8), ("v", 20, 2 * 8));
        using TorchEngine engine = Torch.Engine();
        using CacheLayer<TorchTensor> cache = engine.CreateCache(new CacheShape(4, 20, 2, 8));
        using IDisposable scope = engine.BeginScope();
        var probe = new EngineProbe<TorchTensor>(engine, file);
        var shape = new AttentionShape(4, 2, 8, 0.3f);
        Attend(2, 0, 7);
        engine.CopyCache(cache, 2, [0, 3], 5);

        float[] copied = Attend(3, 5, 9);

        Attend(1, 0, 5);
        copied.ShouldBe(Attend(1, 5, 9), 1e-6);

        float[] Attend(int slot, int first, int end)
        {
            var batch = new TokenBatch();
            for (int position = first; position < end; position++)
                batch.Add(slot, position, 0, output: true);
            int[] rows = [.. Enumerable.Range(first, end - first)];
            return probe.Download(
                engine.Attend(probe.Rows("q", rows), probe.Rows("k", rows), probe.Rows("v", rows), cache, batch, shape), rows.Length * 32);
        }
    }

    [Fact]
    public void What_a_slot_held_before_does_not_reach_its_next_sequence()
    {
        float[] numbers = [.. Enumerable.Range(0, 9 * 8).Select(i => MathF.Sin(i))];
        float[] nothing = [.. Enumerable.Repeat(float.NaN, 9 * 8)];
        using var file = new TensorFile([("x", 9, 8, numbers), ("nan", 9, 8, nothing)]);
        using TorchEngine engine = Torch.Engine();
        using CacheLayer<TorchTensor> cache = engine.CreateCache(new CacheShape(2, 9, 1, 8));
        using IDisposable scope = engine.BeginScope();
        var probe = new EngineProbe<TorchTensor>(engine, file);

        Attend("nan", 9, 9);
        float[] actual = Attend("x", 2, 7); // the shorter slot is masked from its second position on

        actual.ShouldAllBe(value => float.IsFinite(value));

        float[] Attend(string name, params int[] lengths)
        {
            var batch = new TokenBatch();
            for (int slot = 0; slot < 2; slot++)
            {
                for (int position = 0; position < lengths[slot]; position++)
                    batch.Add(slot, position, 0, output: true);
            }

            int[] rows = [.. batch.Positions.ToArray()];
            TorchTensor x = probe.Rows(name, rows);
            return probe.Download(engine.Attend(x, x, x, cache, batch, new AttentionShape(1, 1, 8, 1)), rows.Length * 8);
        }
    }
}
