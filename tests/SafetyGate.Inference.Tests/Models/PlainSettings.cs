namespace SafetyGate.Inference.Tests.Models;

/// <summary>What a test says about a model, instead of the product's reading of config.json.</summary>
internal sealed record PlainSettings
{
    public int Layers { get; init; } = 3;

    public int Heads { get; init; } = 4;

    public int KeyValueHeads { get; init; } = 2;

    public int HeadDim { get; init; } = 16;

    public double NormOffset { get; init; }

    public double EmbeddingScale { get; init; } = 1;

    public double AttentionScale { get; init; } = 0.25;

    public double? AttentionCap { get; init; }

    public double? LogitCap { get; init; }

    public bool Gelu { get; init; }

    /// <summary>From a layer to its window.</summary>
    public Func<int, int?> Window { get; init; } = _ => null;

    /// <summary>From a layer and the length of a sequence to frequencies and the factor on sines and cosines.</summary>
    public Func<int, int, (double[] Frequencies, double Magnitude)> Rotary { get; init; } = (_, _) => (Frequencies(10000, 16), 1);

    public static double[] Frequencies(double theta, int rotated) =>
        [.. Enumerable.Range(0, rotated / 2).Select(i => Math.Pow(theta, -2.0 * i / rotated))];
}
