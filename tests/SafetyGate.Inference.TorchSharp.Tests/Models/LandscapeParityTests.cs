using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Tests.Parity;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.TorchSharp.Tests.Models;

/// <summary>Whole landscapes: the ASR of every point is that of the paper's released code, and so of the other engines.</summary>
[Trait("Category", Golden.Category)]
public sealed class LandscapeParityTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Curves()
    {
        var curves = new TheoryData<string, string>();
        foreach ((string set, string curve) in ReferenceSet.Curves())
            curves.Add(set, curve);
        return curves;
    }

    /// <summary>A quarter and less of every curve, both ends among it.</summary>
    [Theory]
    [MemberData(nameof(Curves))]
    public void Some_points_of_every_landscape_are_reproduced(string folder, string name)
    {
        TorchLoader loader = Torch.Loader();
        ReferenceSet set = ReferenceSet.Open(folder);
        ReferenceCurve curve = set.Curve(name);
        using var run = new ReferenceRun(set, curve, loader);
        IReadOnlyList<Perturbation> points = run.Points();
        int step = Math.Max(1, (points.Count - 1) / 4);
        int[] chosen = [.. Enumerable.Range(0, points.Count).Where(point => point % step == 0)];

        double[] rates = [.. chosen.Select(point => AttackSuccessRate.Of(run.Judge(run.Respond(points[point]))))];

        rates.ShouldBe(chosen.Select(point => curve.AttackSuccessRates[point]));
        output.WriteLine($"{chosen.Length} of {points.Count} points");
    }

    /// <summary>Takes minutes a curve on a processor.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Curves))]
    public void Every_point_of_a_landscape_is_reproduced(string folder, string name)
    {
        TorchLoader loader = Torch.Loader();
        ReferenceSet set = ReferenceSet.Open(folder);
        ReferenceCurve curve = set.Curve(name);
        using var run = new ReferenceRun(set, curve, loader);

        string[][] responses = [.. run.Points().Select(run.Respond)];

        double[] rates = [.. responses.Select(point => AttackSuccessRate.Of(run.Judge(point)))];
        rates.ShouldBe(curve.AttackSuccessRates);
        if (curve.Visage is { } visage)
            ReferenceVisage.Of(rates).ShouldBe(visage, 1e-9);
        if (curve.Responses is { } expected)
        {
            int different = responses.Zip(expected, (a, b) => a.Zip(b).Count(pair => pair.First != pair.Second)).Sum();
            output.WriteLine($"{different} of {responses.Sum(point => point.Length)} texts differ");
        }
    }

    /// <summary>With the default stream, its noise made on the device.</summary>
    [Theory]
    [InlineData("aligned")]
    [InlineData("benign_100")]
    [InlineData("harmful_100")]
    public void The_sample_checkpoints_have_the_rates_that_the_vector_engine_finds(string sample)
    {
        var torch = new TorchLoader(Torch.Start(), new TorchSettings { Device = Torch.Device, Precision = Checkpoints.ElementType.Float32, NoiseOnDevice = true });
        double[] alphas = [.. Enumerable.Range(0, 11).Select(i => (i - 5) / 10.0)];
        double[] actual = Sweep(torch, sample, alphas);
        double[] expected = Sweep(new SimdLoader(threads: 2), sample, alphas);
        output.WriteLine($"{sample}: {string.Join(' ', actual)}");
        actual.ShouldBe(expected);
    }

    private static double[] Sweep(IModelLoader loader, string sample, double[] alphas)
    {
        string samples = Path.Combine(Repository.Root, "samples");
        using ChatCheckpoint chat = ChatCheckpoint.Open(Path.Combine(samples, sample), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Landscape.Prompts.PromptSet prompts = Landscape.Prompts.PromptFile.Load(Path.Combine(samples, "harmful-prompts.csv"));
        using var generator = new ChatGenerator(
            loader.Load(chat.Checkpoint, chat.Decoder),
            chat.Codec,
            new GenerationOptions { MaxNewTokens = 32, EndTokens = chat.EndTokens });
        IReadOnlyList<ChatRequest> requests = PromptProbe.Plain(prompts);
        var direction = new PhiloxDirection(7, 0);
        var judge = new KeywordJudge();
        return [.. alphas.Select(alpha =>
        {
            using IDisposable perturbed = generator.Perturb(new Perturbation((direction, alpha)));
            IReadOnlyList<Completion> answers = generator.Complete(requests, watch: null, TestContext.Current.CancellationToken);
            return AttackSuccessRate.Of([.. prompts.Prompts.Zip(answers, (prompt, answer) => judge.Judge(prompt, answer.Text))]);
        })];
    }
}
