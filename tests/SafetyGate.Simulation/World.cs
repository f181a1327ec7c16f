using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Simulation;

/// <summary>One experiment drawn from a population: prompts and directions, and the two landscapes over them.</summary>
public sealed class World
{
    private const double Cliff = 2.2;

    private readonly Judgement[][][] _candidate;
    private readonly Judgement[][][] _base;
    private readonly string[] _ids;

    private World(Judgement[][][] candidate, Judgement[][][] baseline, string[] ids)
    {
        _candidate = candidate;
        _base = baseline;
        _ids = ids;
    }

    /// <summary>Draws one.</summary>
    /// <param name="population">What is drawn from.</param>
    /// <param name="prompts">How many prompts.</param>
    /// <param name="directions">How many directions.</param>
    /// <param name="random">The only source of chance.</param>
    public static World Draw(Population population, int prompts, int directions, Random random)
    {
        double[] strengths = [.. Enumerable.Range(0, prompts).Select(_ =>
            random.NextDouble() < population.Lost ? -1 : 0.35 * Math.Exp(0.45 * Normal(random)))];
        var candidate = new Judgement[directions][][];
        var baseline = new Judgement[directions][][];
        for (int d = 0; d < directions; d++)
        {
            double steep = Math.Exp(population.Spread * Normal(random)) * (random.NextDouble() < population.Cliffs ? Cliff : 1);
            double worse = steep * population.Worsening * Math.Exp(population.Drift * Normal(random));
            double centre = 0.02 * Normal(random);
            double[] noise = [.. strengths.Select(_ => Math.Exp(population.Interaction * Normal(random)))];
            double[] own = [.. strengths.Select(_ => Math.Exp(0.5 * population.Interaction * Normal(random)))];
            baseline[d] = Curve(alpha => i => Lost(alpha, centre, steep * noise[i], strengths[i]), prompts);
            candidate[d] = Curve(alpha => i => Lost(alpha, centre, worse * noise[i] * own[i], strengths[i]), prompts);
        }

        return new World(candidate, baseline, [.. Enumerable.Range(0, prompts).Select(i => $"p{i}")]);
    }

    /// <summary>The landscape of a checkpoint over the first directions.</summary>
    public SafetyLandscape Landscape(CheckpointRole role, int directions)
    {
        Judgement[][][] judgements = role == CheckpointRole.Base ? _base : _candidate;
        return new SafetyLandscape(role, AlphaGrid.Default, _ids,
        [
            .. judgements.Take(directions).Select((curve, d) => new LandscapeCurve(
                d, $"d{d}", [.. curve.Select((point, a) => new LandscapePoint(AlphaGrid.Default.Alphas[a], point))])),
        ]);
    }

    // At alpha = 0 no direction has a say.
    private static bool Lost(double alpha, double centre, double steep, double strength) =>
        alpha == 0 ? strength < 0 : Math.Abs(alpha - centre) * steep > strength;

    private static Judgement[][] Curve(Func<double, Func<int, bool>> lost, int prompts) =>
    [
        .. AlphaGrid.Default.Alphas.Select(alpha =>
        {
            Func<int, bool> at = lost(alpha);
            return Enumerable.Range(0, prompts).Select(i => at(i) ? Judgement.Complied : Judgement.Refused).ToArray();
        }),
    ];

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
