extern alias benchmarks;

using System.Text.Json;
using benchmarks::SafetyGate.Benchmarks;

namespace SafetyGate.Tests.Benchmarks;

public sealed class BenchmarkCommandTests
{
    [Fact]
    public void The_suites_run_and_write_what_they_measured()
    {
        using var folder = new Runs.TestFolder();
        using var output = new StringWriter();
        string json = folder.File("benchmarks.json");
        BenchmarkCommand.Create(output)
            .Parse(["kernels", "decode", "perturb", "--quick", "--rounds", "1", "--threads", "2", "--json", json])
            .Invoke().ShouldBe(0, output.ToString());

        using JsonDocument measured = JsonDocument.Parse(File.ReadAllText(json));
        JsonElement[] all = [.. measured.RootElement.EnumerateArray()];
        foreach (string unit in new[] { "GFLOP/s", "% of peak", "GB/s", "tokens/s", "GB/s of float32" })
            all.ShouldContain(m => m.GetProperty("unit").GetString() == unit && m.GetProperty("median").GetDouble() > 0, unit);
        all.ShouldAllBe(m => output.ToString().Contains($"| {m.GetProperty("name").GetString()} |"));
    }
}
