using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>The paper's curve of a sample checkpoint, with and without a shared prompt prefix and with and without early leave.</summary>
internal static class GenerationSuite
{
    private const int NewTokens = 32;

    private static readonly (string Name, bool Shares, bool Cuts)[] Variants =
    [
        ("neither", false, false), ("shared prefix", true, false), ("early leave", false, true), ("both", true, true),
    ];

    public static void Run(BenchmarkRun run)
    {
        PromptSet prompts = PromptFile.Load(Path.Combine(run.Samples, "harmful-prompts.csv"));
        AlphaGrid grid = AlphaGrid.Symmetric(run.Quick ? 2 : 20, 0.5);
        foreach (string checkpoint in (string[])["aligned", "benign_100", "harmful_100"])
        {
            run.Begin($"One curve of {checkpoint}: {grid.Count} points, {prompts.Prompts.Count} prompts, {NewTokens} tokens");
            using var chat = ChatCheckpoint.Open(Path.Combine(run.Samples, checkpoint), DateTimeOffset.UnixEpoch);
            Curve[] curves = [.. Variants.Select(variant => new Curve(run, chat, prompts, grid, variant.Shares, variant.Cuts))];
            foreach (Curve curve in curves)
                curve.Walk(); // warms up
            for (int round = 0; round < run.Rounds; round++)
            {
                foreach (Curve curve in curves)
                    curve.Seconds.Add(Sampling.Seconds(curve.Walk));
            }

            foreach ((Curve curve, (string name, _, _)) in curves.Zip(Variants))
            {
                run.Add(name, "s", curve.Seconds);
                run.Add($"{name}, against neither", "x", [.. curves[0].Seconds.Zip(curve.Seconds, (plain, other) => plain / other)]);
                run.Add($"{name}, generated", "tokens", [curve.Tokens]);
                curve.Dispose();
            }
        }
    }

    private sealed class Curve(BenchmarkRun run, ChatCheckpoint chat, PromptSet prompts, AlphaGrid grid, bool shares, bool cuts) : IDisposable
    {
        private readonly IReadOnlyList<ChatRequest> _requests = PromptProbe.Plain(prompts);
        private readonly JudgementWatch? _watch = cuts ? new JudgementWatch(new KeywordJudge(), prompts.Prompts) : null;
        private readonly ChatGenerator _generator = new(
            new SimdLoader(run.Threads).Load(chat.Checkpoint, chat.Decoder),
            chat.Codec,
            new GenerationOptions { MaxNewTokens = NewTokens, EndTokens = chat.EndTokens, SharePrefix = shares });
        private readonly IDirection _direction = new PhiloxDirection(123, 0);

        public List<double> Seconds { get; } = [];

        public double Tokens { get; private set; }

        public void Walk()
        {
            Tokens = 0;
            foreach (double alpha in grid.Alphas)
            {
                using IDisposable perturbed = _generator.Perturb(new Perturbation((_direction, alpha)));
                Tokens += _generator.Complete(_requests, _watch, CancellationToken.None).Sum(completion => completion.TokenCount);
            }
        }

        public void Dispose() => _generator.Dispose();
    }
}
