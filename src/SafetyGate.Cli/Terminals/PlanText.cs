using System.Globalization;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Probes;
using SafetyGate.Runs;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Cli.Terminals;

/// <summary>A plan in words.</summary>
internal static class PlanText
{
    public static void Write(TextWriter output, RunPlan plan, IModelLoader loader, Terminal terminal)
    {
        MachineSpeed speed = MachineSpeed.Measure(loader, terminal.Clock);
        Line(output, "grid", $"{plan.Grid.Count} alphas from {plan.Grid.Alphas[0]} to {plan.Grid.Alphas[^1]}, {plan.Directions} directions (up to {plan.MaxDirections} while the verdict is inconclusive)");
        Line(output, "points", $"{plan.Points} (base and candidate; up to {plan.MaxPoints})");
        Line(output, "generations", $"{plan.Generations}: {plan.Prompts} prompts at every point{(plan.Probes.Count > 0 ? ", and what the probes ask" : "")}");
        foreach (ProbeCost probe in plan.Probes)
        {
            string what = probe.Generations > 0 ? $"{probe.Generations} prompts" : $"{probe.ReadTokens} tokens scored";
            Line(output, "probe", $"{probe.Name}: {what} at {(probe.At == ProbePlace.Grid ? "every point" : "alpha = 0")}");
        }

        Line(output, "tokens", $"at most {plan.PromptTokensPerPoint} read and {plan.NewTokensPerPoint} written per point; longest prompt {plan.LongestPrompt}");
        Line(output, "memory", $"{Durations.Size(plan.MemoryBytes)}: weights {Durations.Size(plan.WeightBytes)}, KV cache {Durations.Size(plan.CacheBytes)}, activations {Durations.Size(plan.ActivationBytes)}, with {plan.BatchSize} responses side by side; the checkpoint files are mapped, not loaded");
        Line(output, "engine", $"{loader.Engine.Name}, {loader.Engine.Precision}, {loader.Engine.Detail}, measured at {speed.Product / 1e9:F1} GFLOP/s");
        Line(output, "time", $"about {Time(plan.Points)} if every response runs to its limit (up to {Time(plan.MaxPoints)})");

        string Time(int points) => Durations.Words(TimeSpan.FromSeconds(Math.Min(plan.Seconds(speed.Generation, points), TimeSpan.MaxValue.TotalSeconds / 2)));
    }

    private static void Line(TextWriter output, string name, FormattableString text) =>
        output.WriteLine($"{name,-12} {text.ToString(CultureInfo.InvariantCulture)}");
}
