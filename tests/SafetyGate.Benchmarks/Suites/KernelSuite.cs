using System.Globalization;
using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>The matrix product against the machine's peak, which is measured before and after it in every round.</summary>
internal static class KernelSuite
{
    private static readonly (int Outputs, int Inputs)[] Sizes = [(512, 512), (768, 2048), (2048, 2048), (5632, 2048), (2048, 5632), (4096, 4096)];
    private static readonly int[] Rows = [1, 4, 8, 12, 15, 32, 80, 256];

    public static void Run(BenchmarkRun run)
    {
        run.Begin("Matrix product");
        using var team = new WorkerTeam(run.Threads);
        var peak = new PeakProbe(team);
        TimeSpan time = TimeSpan.FromMilliseconds(run.Quick ? 1 : 25);
        run.Add("peak, float32 multiply-adds", "GFLOP/s", Repeat(run.Rounds, () => peak.Measure(time) / 1e9));
        using (var memory = new SimdTensor(run.Quick ? 64 : 4096, 16 * 1024))
        {
            var read = new ReadProbe(team, memory);
            run.Add("memory read", "GB/s", Repeat(run.Rounds, () => read.Measure(time) / 1e9));
        }

        foreach ((int outputs, int inputs) in run.Quick ? [(64, 96)] : Sizes)
        {
            foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
                Measure(run, peak, time, precision, outputs, inputs);
        }
    }

    private static void Measure(BenchmarkRun run, PeakProbe peak, TimeSpan time, WeightPrecision precision, int outputs, int inputs)
    {
        using var engine = new SimdEngine(run.Threads, precision);
        using SimdTensor weight = engine.CreateParameter(new ParameterSpec("w", new TensorShape(outputs, inputs), ParameterUse.Projection));
        foreach (int rows in run.Quick ? [1, 9] : Rows)
        {
            using var x = new SimdTensor(rows, inputs);
            for (int row = 0; row < rows; row++)
                x.RowSpan(row).Fill(row + 0.5f);
            Multiply(engine, x, weight);
            double work = 2.0 * rows * outputs * inputs;
            double bytes = (double)outputs * inputs * (precision == WeightPrecision.Bfloat16 ? sizeof(ushort) : sizeof(float));
            var shares = new List<double>();
            var speeds = new List<double>();
            for (int round = 0; round < run.Rounds; round++)
            {
                double before = peak.Measure(time / 2);
                double seconds = Sampling.Seconds(() => Multiply(engine, x, weight), time);
                double after = peak.Measure(time / 2);
                shares.Add(100 * work / seconds / ((before + after) / 2));
                speeds.Add(bytes / seconds / 1e9);
            }

            string name = string.Create(CultureInfo.InvariantCulture, $"{rows} x {inputs} by {outputs} x {inputs}, {precision}");
            if (rows <= 8)
                run.Add(name, "GB/s of weights", speeds);
            run.Add(name, "% of peak", shares);
        }
    }

    private static void Multiply(SimdEngine engine, SimdTensor x, SimdTensor weight)
    {
        using IDisposable scope = engine.BeginScope();
        engine.Project(x, weight);
    }

    private static double[] Repeat(int rounds, Func<double> measure) => [.. Enumerable.Range(0, rounds).Select(_ => measure())];
}
