using SafetyGate.Configuration;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>What a run will cost, known before it begins.</summary>
/// <param name="Grid">The alphas.</param>
/// <param name="Directions">Directions that are always swept.</param>
/// <param name="MaxDirections">Directions that may be swept while the verdict is open.</param>
/// <param name="Prompts">Prompts at every point.</param>
public sealed record RunPlan(AlphaGrid Grid, int Directions, int MaxDirections, int Prompts)
{
    /// <summary>The longest prompt in tokens, template included.</summary>
    public required int LongestPrompt { get; init; }

    /// <summary>Prompt tokens of one point.</summary>
    public required long PromptTokensPerPoint { get; init; }

    /// <summary>Most tokens that one point can generate.</summary>
    public required long NewTokensPerPoint { get; init; }

    /// <summary>Bytes of the working copy of the weights, one checkpoint at a time.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Bytes of the KV cache.</summary>
    public required long CacheBytes { get; init; }

    /// <summary>Bytes of the activations.</summary>
    public required long ActivationBytes { get; init; }

    /// <summary>Responses generated side by side: as many as were asked for and fit.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Bytes of memory in all; the mapped checkpoint files are not counted.</summary>
    public long MemoryBytes => WeightBytes + CacheBytes + ActivationBytes;

    /// <summary>Floating-point operations of one point, two per weight and token, every response at its limit.</summary>
    public required double OperationsPerPoint { get; init; }

    /// <summary>What is asked beside the prompts.</summary>
    public IReadOnlyList<ProbeCost> Probes { get; init; } = [];

    /// <summary>Floating-point operations of one token: two for each weight.</summary>
    public double OperationsPerToken { get; init; }

    /// <summary>Points of both checkpoints; the origin counts once for each.</summary>
    public int Points => PointsOf(Directions);

    /// <summary>Points if every direction is bought.</summary>
    public int MaxPoints => PointsOf(MaxDirections);

    /// <summary>Responses to be generated.</summary>
    public long Generations => (long)Points * Prompts + Probes.Sum(probe => probe.Times(Points) * probe.Generations);

    /// <summary>Seconds at a given speed, every response at its limit.</summary>
    /// <param name="operationsPerSecond">Speed of the machine.</param>
    /// <param name="points">How many points.</param>
    public double Seconds(double operationsPerSecond, int points) =>
        (points * OperationsPerPoint + Probes.Sum(probe => probe.Times(points) * (double)(probe.ReadTokens + probe.NewTokens)) * OperationsPerToken)
        / operationsPerSecond;

    internal static RunPlan Of(
        GateConfiguration configuration, AlphaGrid grid, PromptSet prompts, ChatCheckpoint chat, IModelLoader loader, long memory,
        IReadOnlyList<Probe>? probes = null)
    {
        int[] lengths = [.. PromptProbe.Plain(prompts).Select(request => chat.Codec.Encode(request).Count)];
        int longest = lengths.Concat((probes ?? []).SelectMany(probe => probe.Requests).Select(request => chat.Codec.Encode(request).Count)).Max();
        int newTokens = configuration.Generation.MaxNewTokens;
        GenerationOptions options = RunDescription.Options(configuration, chat);
        MemoryNeed need = MemoryNeed.Of(
            chat.Decoder, loader.WeightBytes(chat.Decoder), checked(longest + newTokens), Math.Min(options.PrefillTokens, lengths.Sum(length => (long)length)));
        int batch = need.Batch(
            Math.Min(lengths.Length, options.BatchSize), configuration.Generation.Memory ?? loader.DeviceMemory ?? memory);
        long weights = chat.Decoder.Parameters.Where(p => p.Use.HasFlag(ParameterUse.Projection)).Sum(p => p.Shape.ElementCount);
        long promptTokens = lengths.Sum(length => (long)length);
        long generated = (long)lengths.Length * newTokens;
        return new RunPlan(grid, configuration.Landscape.Directions, configuration.Landscape.MaxDirections, lengths.Length)
        {
            LongestPrompt = longest,
            PromptTokensPerPoint = promptTokens,
            NewTokensPerPoint = generated,
            WeightBytes = need.Weights,
            CacheBytes = batch * need.Cache,
            ActivationBytes = need.Prefill + batch * need.Token,
            BatchSize = batch,
            OperationsPerPoint = 2.0 * weights * (promptTokens + generated),
            OperationsPerToken = 2.0 * weights,
            Probes = [.. (probes ?? []).Select(probe => ProbeCost.Of(probe, chat.Codec, newTokens))],
        };
    }

    private int PointsOf(int directions) => 2 * (1 + directions * (Grid.Count - 1));
}
