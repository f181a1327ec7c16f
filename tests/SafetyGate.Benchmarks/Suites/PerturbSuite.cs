using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Benchmarks.Models;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>
/// Perturbation: noise alone, a whole point's perturbation and its share of a point of 80 prompts of 64 tokens with 64 new
/// tokens, computed from the speeds of the same run; and the way back to the origin, once a sweep.
/// </summary>
internal static class PerturbSuite
{
    private const int Prompts = 80;
    private const int Tokens = 64;

    public static void Run(BenchmarkRun run)
    {
        run.Begin("Perturbation");
        Noise(run);
        foreach (ModelShape shape in ModelShape.Chosen(run))
        {
            using var random = new RandomModel(shape);
            foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
                Measure(run, shape, random, precision);
        }
    }

    private static void Noise(BenchmarkRun run)
    {
        using var team = new WorkerTeam(run.Threads);
        int items = run.Quick ? 4 : 2048;
        run.Add("noise made and thrown away", "GB/s", [.. Enumerable.Range(0, run.Rounds).Select(_ =>
            (double)items * NoiseWork.Elements * sizeof(float) / Sampling.Seconds(() => team.For(items, 1, new NoiseWork())) / 1e9)]);
    }

    private static void Measure(BenchmarkRun run, ModelShape shape, RandomModel random, WeightPrecision precision)
    {
        string name = $"{shape.Name} {precision}";
        using ILanguageModel model = new SimdLoader(run.Threads, precision).Load(random.Checkpoint, random.Decoder);
        double gigabytes = random.ParameterCount * sizeof(float) / 1e9;
        double point = run.Quick ? 1 : PointSeconds(model, shape);
        var norms = new List<double>();
        var perturb = new List<double>();
        var restore = new List<double>();
        var share = new List<double>();
        for (int round = 0; round < run.Rounds; round++)
        {
            var direction = new PhiloxDirection(1, round);
            double first = Sampling.Seconds(() => model.Perturb(new Perturbation((direction, 0.1))).Dispose());
            IDisposable? perturbation = null;
            double write = Sampling.Seconds(() => perturbation = model.Perturb(new Perturbation((direction, 0.1))));
            perturbation!.Dispose();
            double back = Sampling.Seconds(() => model.Perturb(new Perturbation()).Dispose());
            norms.Add(Math.Max(0, first - write));
            perturb.Add(gigabytes / write);
            restore.Add(gigabytes / back);
            share.Add(100 * write / (write + point));
        }

        run.Add($"{name}, origin + noise into the working copy", "GB/s of float32", perturb);
        run.Add($"{name}, the origin back", "GB/s of float32", restore);
        run.Add($"{name}, norms of a direction, once", "s", norms);
        run.Add($"{name}, share of a point", "%", share);
    }

    /// <summary>Prefill and decode of a point, from an eighth of its prompts' prefill and a few steps of all.</summary>
    private static double PointSeconds(ILanguageModel model, ModelShape shape)
    {
        const int Steps = 4;
        var random = new Random(1);
        IReadOnlyList<int>[] prompts =
            [.. Enumerable.Range(0, Prompts).Select(_ => Enumerable.Range(0, Tokens).Select(_ => random.Next(shape.Vocabulary)).ToArray())];
        double Time(int tokens) => Sampling.Seconds(() =>
            model.Generate(prompts, new GenerationOptions { MaxNewTokens = tokens, BatchSize = Prompts }, CancellationToken.None));
        Time(1); // the first pass pays for compilation, caches and pages
        double first = Time(1);
        return first + (Time(1 + Steps) - first) * (Tokens - 1) / Steps;
    }

    private readonly struct NoiseWork : IWork
    {
        public const int Elements = 64 * 1024;

        public void Run(int first, int end)
        {
            var values = new float[2048];
            for (long start = (long)first * Elements; start < (long)end * Elements; start += values.Length)
                PhiloxNoise.Fill(new PhiloxKey(1, 2, 3), start, values);
        }
    }
}
