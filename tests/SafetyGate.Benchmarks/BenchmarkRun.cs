using System.Globalization;
using SafetyGate.Benchmarks.Measuring;

namespace SafetyGate.Benchmarks;

/// <summary>What the suites share: the settings, the table that is printed, and what is measured.</summary>
internal sealed record BenchmarkRun
{
    public required TextWriter Output { get; init; }

    public required int Threads { get; init; }

    public required int Rounds { get; init; }

    /// <summary>Letters of <see cref="Models.ModelShape"/>.</summary>
    public required string Shapes { get; init; }

    public required IReadOnlyList<int> Batches { get; init; }

    /// <summary>The folder of the sample checkpoints.</summary>
    public required string Samples { get; init; }

    public required bool Quick { get; init; }

    public List<Measurement> Measurements { get; } = [];

    /// <summary>Begins a table.</summary>
    public void Begin(string title)
    {
        Output.WriteLine();
        Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## {title} ({Threads} threads, {Rounds} rounds)"));
        Output.WriteLine("| what | median | lowest | highest | unit |");
        Output.WriteLine("|---|---:|---:|---:|---|");
    }

    /// <summary>Adds a row.</summary>
    public void Add(string name, string unit, IReadOnlyList<double> samples)
    {
        var measurement = new Measurement(name, unit, samples);
        Measurements.Add(measurement);
        Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {measurement.Median:G4} | {measurement.Lowest:G4} | {measurement.Highest:G4} | {unit} |"));
        Output.Flush();
    }
}
