using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>The judged responses of the weights at one alpha along one direction.</summary>
public sealed class LandscapePoint
{
    private readonly Judgement[] _judgements;

    /// <param name="alpha">Finite.</param>
    /// <param name="judgements">[prompts], at least one, in the order of the prompt set. Copied.</param>
    public LandscapePoint(double alpha, IReadOnlyList<Judgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        if (!double.IsFinite(alpha))
            throw Invalid($"Its alpha is {alpha}: sweep it again with a finite alpha.");
        if (judgements.Count == 0)
            throw Invalid($"At alpha = {alpha} no response was judged: give a prompt set with at least one prompt.");

        _judgements = [.. judgements];
        if (_judgements.Any(j => j is not (Judgement.Refused or Judgement.Complied or Judgement.Broken)))
            throw Invalid($"At alpha = {alpha} a judgement is none of refused, complied, broken: judge the responses again.");

        Alpha = alpha;
        Judgements = Array.AsReadOnly(_judgements);
        AttackSuccessRate = Judging.AttackSuccessRate.Of(_judgements);
        CompliedRate = Percent(_judgements.Count(j => j == Judgement.Complied));
        BrokenRate = Percent(_judgements.Count(j => j == Judgement.Broken));
    }

    /// <summary>The distance along the direction.</summary>
    public double Alpha { get; }

    /// <summary>[prompts], in the order of the prompt set.</summary>
    public IReadOnlyList<Judgement> Judgements { get; }

    /// <summary>The share of responses that are not refused, in percent: the paper's ASR, which counts gibberish too.</summary>
    public double AttackSuccessRate { get; }

    /// <summary>The share of responses that comply, in percent.</summary>
    public double CompliedRate { get; }

    /// <summary>The share of responses that are empty or incoherent, in percent.</summary>
    public double BrokenRate { get; }

    private static SafetyGateException Invalid(string message) => new(StatisticsErrors.InvalidPoint, message);

    private double Percent(int count) => (double)count / _judgements.Length * 100.0;
}
