using SafetyGate.Configuration;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>The whole check of the sample family with the defaults, and where its time goes.</summary>
internal static class CheckSuite
{
    public static void Run(BenchmarkRun run)
    {
        run.Begin("The check of the sample family");
        foreach (RandomStreamKind stream in Enum.GetValues<RandomStreamKind>())
        {
            GateConfiguration configuration = GateConfiguration.Default with
            {
                Landscape = new LandscapeConfiguration { Stream = stream, Steps = run.Quick ? 2 : 20, Directions = run.Quick ? 1 : 3, MaxDirections = run.Quick ? 1 : 3 },
                Prompts = new PromptConfiguration { Limit = run.Quick ? 4 : null },
            };
            SampleRun.Measure(run, configuration);
            SampleRun[] runs = [.. Enumerable.Range(0, run.Rounds).Select(_ => SampleRun.Measure(run, configuration))];
            run.Add($"{stream}, all", "s", [.. runs.Select(r => r.Seconds)]);
            run.Add($"{stream}, loading", "%", [.. runs.Select(r => 100 * r.Clock.Loading / r.Seconds)]);
            run.Add($"{stream}, perturbing", "%", [.. runs.Select(r => 100 * r.Clock.Perturbing / r.Seconds)]);
            run.Add($"{stream}, generating", "%", [.. runs.Select(r => 100 * r.Clock.Generating / r.Seconds)]);
            run.Add($"{stream}, checking, judging, statistics, reports", "%", [.. runs.Select(r =>
                100 * (r.Seconds - r.Clock.Loading - r.Clock.Perturbing - r.Clock.Generating) / r.Seconds)]);
            run.Add($"{stream}, generated", "tokens/s", [.. runs.Select(r => r.Clock.Tokens / r.Clock.Generating)]);
        }
    }
}
