using System.Globalization;
using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Benchmarks.Models;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>
/// Tokens per second of whole models: prompts of 64 random tokens each, all different, then 32 new tokens. Decoding is the
/// time of prompts with 33 tokens less that of prompts with one, which is the prefill.
/// </summary>
internal static class DecodeSuite
{
    private const int PromptTokens = 64;
    private const int NewTokens = 32;

    public static void Run(BenchmarkRun run)
    {
        run.Begin("Prefill and decode");
        foreach (ModelShape shape in ModelShape.Chosen(run))
        {
            using var random = new RandomModel(shape);
            foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
            {
                using ILanguageModel model = new SimdLoader(run.Threads, precision).Load(random.Checkpoint, random.Decoder);
                foreach (int batch in run.Quick ? [2] : run.Batches)
                    Measure(run, model, $"{shape.Name} {precision}", batch, shape.Vocabulary);
            }
        }
    }

    private static void Measure(BenchmarkRun run, ILanguageModel model, string name, int batch, int vocabulary)
    {
        var random = new Random(batch);
        IReadOnlyList<int>[] prompts =
            [.. Enumerable.Range(0, batch).Select(_ => Enumerable.Range(0, PromptTokens).Select(_ => random.Next(vocabulary)).ToArray())];
        var prefill = new List<double>();
        var decode = new List<double>();
        Generate(model, prompts, 1);
        for (int round = 0; round < run.Rounds; round++)
        {
            double first = Sampling.Seconds(() => Generate(model, prompts, 1));
            double all = Sampling.Seconds(() => Generate(model, prompts, 1 + NewTokens));
            prefill.Add(batch * PromptTokens / first);
            decode.Add(batch * NewTokens / Math.Max(1e-9, all - first));
        }

        run.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, prefill of {batch} x {PromptTokens}"), "tokens/s", prefill);
        run.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, decode at batch {batch}"), "tokens/s", decode);
    }

    private static void Generate(ILanguageModel model, IReadOnlyList<int>[] prompts, int tokens) =>
        model.Generate(prompts, new GenerationOptions { MaxNewTokens = tokens, BatchSize = prompts.Length }, CancellationToken.None);
}
