using System.Globalization;
using SafetyGate.Configuration;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>Points, prompts and tokens against time, one doubled at a time.</summary>
internal static class LinearSuite
{
    public static void Run(BenchmarkRun run)
    {
        run.Begin("Cost against size");
        (int Steps, int Prompts, int Tokens)[] cases = run.Quick
            ? [(2, 2, 2)]
            : [(10, 40, 32), (20, 40, 32), (40, 40, 32), (10, 20, 32), (10, 80, 32), (10, 40, 16), (10, 40, 64), (40, 80, 64)];
        foreach ((int steps, int prompts, int tokens) in cases)
        {
            GateConfiguration configuration = GateConfiguration.Default with
            {
                Landscape = new LandscapeConfiguration { Steps = steps, Directions = 1, MaxDirections = 1 },
                Generation = new GenerationConfiguration { MaxNewTokens = tokens },
                Prompts = new PromptConfiguration { Limit = prompts },
            };
            SampleRun[] runs = [.. Enumerable.Range(0, run.Rounds).Select(_ => SampleRun.Measure(run, configuration))];
            string name = string.Create(CultureInfo.InvariantCulture, $"{2 * (steps + 1)} points x {prompts} prompts x {tokens} tokens");
            run.Add(name, "s", [.. runs.Select(r => r.Clock.Loading + r.Clock.Perturbing + r.Clock.Generating)]);
            run.Add($"{name}, a generated token", "us", [.. runs.Select(r => 1e6 * r.Clock.Generating / Math.Max(1, r.Clock.Tokens))]);
        }
    }
}
