using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Statistics;

/// <summary>Landscapes made by hand or by chance.</summary>
internal static class TestLandscapes
{
    /// <summary>A landscape from judgements [directions][alphas][prompts].</summary>
    public static SafetyLandscape Of(CheckpointRole role, AlphaGrid grid, Judgement[][][] judgements) => new(
        role,
        grid,
        [.. Enumerable.Range(0, judgements[0][0].Length).Select(i => $"p{i}")],
        [
            .. judgements.Select((curve, d) => new LandscapeCurve(
                d, $"d{d}", [.. curve.Select((point, a) => new LandscapePoint(grid.Alphas[a], point))])),
        ]);

    /// <summary>One direction per string list, one string per alpha, one letter per prompt: r, c or b.</summary>
    public static SafetyLandscape Of(CheckpointRole role, AlphaGrid grid, params string[][] letters) => Of(
        role,
        grid,
        [.. letters.Select(curve => curve.Select(point => point.Select(Letter).ToArray()).ToArray())]);

    /// <summary>Judgements [directions][alphas][prompts] by chance, few and small, refusals twice as likely.</summary>
    public static Gen<Judgement[][][]> Judgements(int directions, int alphas, int prompts) =>
        Gen.Elements(Judgement.Refused, Judgement.Refused, Judgement.Complied, Judgement.Broken)
            .ArrayOf(prompts).ArrayOf(alphas).ArrayOf(directions);

    /// <summary>ASR [21] as 80 prompts can give them, with walls likely.</summary>
    public static Arbitrary<double[]> Curves() => Gen.Frequency((3, Gen.Choose(0, 80)), (1, Gen.Constant(80)), (1, Gen.Constant(0)))
        .Select(count => count / 80.0 * 100.0).ArrayOf(21).ToArbitrary();

    private static Judgement Letter(char letter) => letter switch
    {
        'r' => Judgement.Refused,
        'c' => Judgement.Complied,
        'b' => Judgement.Broken,
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };
}
