namespace SafetyGate.Benchmarks.Models;

/// <summary>A llama of a given size.</summary>
internal sealed record ModelShape(string Name, int Hidden, int Layers, int Heads, int KeyValueHeads, int Intermediate, int Vocabulary)
{
    /// <summary>Just large enough to run.</summary>
    public static ModelShape Tiny { get; } = new("tiny", 32, 2, 2, 1, 64, 96);

    /// <summary>S, M and L: 15 M, 110 M and 1.1 B parameters.</summary>
    public static IReadOnlyList<ModelShape> All { get; } =
    [
        new("S", 288, 6, 6, 6, 768, 32000),
        new("M", 768, 12, 12, 12, 2048, 32000),
        new("L", 2048, 22, 32, 4, 5632, 32000),
    ];

    public static IEnumerable<ModelShape> Chosen(BenchmarkRun run) =>
        run.Quick ? [Tiny] : All.Where(shape => run.Shapes.Contains(shape.Name, StringComparison.OrdinalIgnoreCase));
}
