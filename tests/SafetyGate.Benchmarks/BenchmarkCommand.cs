using System.CommandLine;
using System.Text.Json;
using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Benchmarks.Suites;

namespace SafetyGate.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
public static class BenchmarkCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Dictionary<string, Action<BenchmarkRun>> Suites = new(StringComparer.Ordinal)
    {
        ["kernels"] = KernelSuite.Run,
        ["decode"] = DecodeSuite.Run,
        ["perturb"] = PerturbSuite.Run,
        ["tokenizer"] = TokenizerSuite.Run,
        ["check"] = CheckSuite.Run,
        ["generation"] = GenerationSuite.Run,
        ["linear"] = LinearSuite.Run,
    };

    public static RootCommand Create(TextWriter output)
    {
        var suites = new Argument<string[]>("suites") { Description = $"{string.Join(", ", Suites.Keys)}, or all.", Arity = ArgumentArity.OneOrMore };
        suites.AcceptOnlyFromAmong([.. Suites.Keys, "all"]);
        var json = new Option<string?>("--json") { Description = "A file for the measurements." };
        var threads = new Option<int>("--threads") { Description = "Threads of the engine.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var rounds = new Option<int>("--rounds") { Description = "Rounds; in each, everything is measured once, side by side.", DefaultValueFactory = _ => 7 };
        var shapes = new Option<string>("--shapes") { Description = "Letters of the shapes: S (15 M), M (110 M), L (1.1 B).", DefaultValueFactory = _ => "SM" };
        var batches = new Option<int[]>("--batches") { Description = "Batch sizes.", DefaultValueFactory = _ => [1, 8, 32, 80], AllowMultipleArgumentsPerToken = true };
        var samples = new Option<string>("--samples") { Description = "The folder of the sample checkpoints.", DefaultValueFactory = _ => "samples" };
        var quick = new Option<bool>("--quick") { Description = "The smallest of everything, to see that it runs; the numbers mean nothing." };
        var command = new RootCommand("Measures SafetyGate against the machine that it runs on.") { suites, json, threads, rounds, shapes, batches, samples, quick };
        command.SetAction(options =>
        {
            var run = new BenchmarkRun
            {
                Output = output,
                Threads = options.GetValue(threads),
                Rounds = options.GetValue(rounds),
                Shapes = options.GetValue(shapes)!,
                Batches = options.GetValue(batches)!,
                Samples = options.GetValue(samples)!,
                Quick = options.GetValue(quick),
            };
            string[] chosen = options.GetValue(suites)!;
            foreach ((string name, Action<BenchmarkRun> suite) in Suites)
            {
                if (chosen.Contains(name) || chosen.Contains("all"))
                    suite(run);
            }

            if (options.GetValue(json) is { } path)
                File.WriteAllText(path, JsonSerializer.Serialize(run.Measurements, Json));
        });
        return command;
    }
}
