using System.Diagnostics;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.TorchSharp.Runtime;
using SafetyGate.Landscape.Directions;

namespace SafetyGate.Inference.TorchSharp.Tests.Benchmarks;

/// <summary>
/// What a landscape point costs: 80 prompts of 64 tokens, 64 new tokens each. Runs when it is asked for by name, on the shape
/// in <c>SAFETYGATE_BENCHMARK</c>: 8b, 7b, 1b or, by default, 15m.
/// </summary>
[Trait("Category", "Benchmark")]
public sealed class LandscapePointBenchmark(ITestOutputHelper output)
{
    private const int Rows = 80;
    private const int PromptTokens = 64;
    private const int NewTokens = 64;
    private const double Giga = 1e9;

    [Fact(Explicit = true)]
    public void A_landscape_point_is_measured()
    {
        TorchRuntime runtime = Torch.Start();
        using var random = new RandomCheckpoint(Environment.GetEnvironmentVariable("SAFETYGATE_BENCHMARK") ?? "15m");
        long parameters = random.Decoder.CountParameters();
        long? free = runtime.FreeBytes(Torch.Device);
        foreach (bool onDevice in new[] { true, false })
        {
            var loader = new TorchLoader(runtime, new TorchSettings { Device = Torch.Device, Precision = ElementType.BFloat16, NoiseOnDevice = onDevice });
            output.WriteLine($"{loader.Engine}, noise made on the {(onDevice ? "device" : "host")}, {parameters / Giga:F3} billion parameters");
            ILanguageModel? model = null;
            Report("load, GB/s", 2 * parameters / Giga, () => model = loader.Load(random.Checkpoint, random.Decoder));
            using (model)
                Measure(model!, parameters);
            if (free is not null && runtime.FreeBytes(Torch.Device) is { } left)
                output.WriteLine($"memory held at the most: {(free - left) / Giga:F2} GB");
        }
    }

    private void Measure(ILanguageModel model, long parameters)
    {
        int[][] prompts = [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, PromptTokens).Select(i => 5 + (row * 131 + i * 17) % 10_000).ToArray())];
        var perturbation = new Perturbation((new PhiloxDirection(1, 0), 0.02));
        Generate(model, prompts, 2);
        double first = Report("first token of all rows, prompt tokens/s", Rows * PromptTokens, () => Generate(model, prompts, 1));
        double whole = Report("whole answers, new tokens/s", Rows * NewTokens, () => Generate(model, prompts, NewTokens));
        output.WriteLine($"decode alone: {Rows * (NewTokens - 1) / (whole - first):F0} tokens/s, {1000 * (whole - first) / (NewTokens - 1):F2} ms a step");
        Report("perturb and restore for the first time, with the norms", parameters, () => model.Perturb(perturbation).Dispose());
        // Working copy written twice, origin read twice.
        Report("perturb and restore, GB/s of weights read and written", 8 * parameters / Giga, () => model.Perturb(perturbation).Dispose());
        Report("landscape points/s", 1, () =>
        {
            using IDisposable perturbed = model.Perturb(perturbation);
            Generate(model, prompts, NewTokens);
        });
    }

    private double Report(string what, double amount, Action run)
    {
        long began = Stopwatch.GetTimestamp();
        run();
        if (Torch.Device.IsCuda)
            global::TorchSharp.torch.cuda.synchronize(Torch.Device.ToTorch());
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        output.WriteLine($"{what}: {amount / seconds:G4} ({seconds:F3} s)");
        return seconds;
    }

    private static void Generate(ILanguageModel model, int[][] prompts, int tokens) => model.Generate(
        prompts,
        new GenerationOptions { MaxNewTokens = tokens, BatchSize = Rows, PrefillTokens = Rows * PromptTokens },
        TestContext.Current.CancellationToken);
}
