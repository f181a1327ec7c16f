using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Parity;

/// <summary>
/// Whole landscapes against the paper's released code: the same checkpoints, prompts and seeds must give the same ASR at
/// every point, not nearly the same.
/// </summary>
[Trait("Category", Golden.Category)]
public sealed class ReleasedCodeParityTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Curves()
    {
        var curves = new TheoryData<string, string>();
        foreach ((string set, string curve) in ReferenceSet.Curves())
            curves.Add(set, curve);
        return curves;
    }

    /// <summary>The first random curve of each set.</summary>
    public static TheoryData<string, string> Samples()
    {
        var samples = new TheoryData<string, string>();
        foreach ((string set, string curve) in ReferenceSet.Curves()
            .Where(c => c.Set.Length == 0 || ReferenceSet.Open(c.Set).Curve(c.Curve).Kind == "1D_random")
            .DistinctBy(c => c.Set))
        {
            samples.Add(set, curve);
        }

        return samples;
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Every_point_of_a_landscape_is_reproduced(string folder, string name)
    {
        ReferenceSet set = ReferenceSet.Open(folder);
        ReferenceCurve curve = set.Curve(name);
        using var run = new ReferenceRun(set, curve, new SimdLoader(threads: 2));
        IReadOnlyList<Perturbation> points = run.Points();
        points.Count.ShouldBe(curve.AttackSuccessRates.Length);

        string[][] responses = [.. points.Select(run.Respond)];

        double[] rates = [.. responses.Select(point => AttackSuccessRate.Of(run.Judge(point)))];
        rates.ShouldBe(curve.AttackSuccessRates);
        if (curve.Visage is { } visage)
            ReferenceVisage.Of(rates).ShouldBe(visage, 1e-9);
        if (curve.Responses is not null)
            CompareTexts(run, responses, curve.Responses);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_plain_engine_reproduces_a_sample_of_the_points(string folder, string name)
    {
        ReferenceSet set = ReferenceSet.Open(folder);
        ReferenceCurve curve = set.Curve(name);
        using var run = new ReferenceRun(set, curve, new ScalarLoader());
        IReadOnlyList<Perturbation> points = run.Points();

        foreach (int i in new[] { 0, 5, 10, 16, 20 })
            AttackSuccessRate.Of(run.Judge(run.Respond(points[i]))).ShouldBe(curve.AttackSuccessRates[i], $"point {i}");
    }

    /// <summary>
    /// A text may differ where two tokens nearly tie (the reference's own batch size changes 1 of 21,840), but no judgement.
    /// </summary>
    private void CompareTexts(ReferenceRun run, string[][] actual, string[][] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        int different = 0;
        for (int point = 0; point < actual.Length; point++)
        {
            run.Judge(actual[point]).ShouldBe(run.Judge(expected[point]), $"point {point}");
            for (int prompt = 0; prompt < actual[point].Length; prompt++)
            {
                if (actual[point][prompt] == expected[point][prompt])
                    continue;
                different++;
                output.WriteLine($"point {point}, prompt {prompt}:\n  {actual[point][prompt]}\n  {expected[point][prompt]}");
            }
        }

        int all = actual.Sum(point => point.Length);
        output.WriteLine($"{different} of {all} texts differ");
        different.ShouldBeLessThanOrEqualTo(all / 1000);
    }
}
