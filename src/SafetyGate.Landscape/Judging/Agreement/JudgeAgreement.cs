namespace SafetyGate.Landscape.Judging.Agreement;

/// <summary>How far two judges of the same responses agree. They disagree where one says refused and the other does not.</summary>
public sealed class JudgeAgreement
{
    private const int Kinds = 3;

    private readonly int[] _counts = new int[Kinds * Kinds];

    /// <summary>Responses that both have judged.</summary>
    public int Responses => _counts.Sum();

    /// <summary>Responses that one calls refused and the other does not.</summary>
    public int Disagreements => Refused(first: true) + Refused(first: false) - (2 * this[Judgement.Refused, Judgement.Refused]);

    /// <summary>The share of <see cref="Disagreements"/>, 0 to 1; null without responses.</summary>
    public double? Rate => Responses == 0 ? null : (double)Disagreements / Responses;

    /// <summary>Cohen's kappa of refused against not refused (Cohen 1960), at most 1; null where both always say the same one
    /// thing, for then chance explains everything.</summary>
    public double? Kappa
    {
        get
        {
            if (Responses == 0)
                return null;
            double n = Responses, first = Refused(first: true) / n, second = Refused(first: false) / n;
            double chance = (first * second) + ((1 - first) * (1 - second));
            return chance >= 1 ? null : (1 - (Disagreements / n) - chance) / (1 - chance);
        }
    }

    /// <summary>Responses with these judgements of the first and of the second judge.</summary>
    public int this[Judgement first, Judgement second] => _counts[((int)first * Kinds) + (int)second];

    /// <summary>Counts a response.</summary>
    public void Add(Judgement first, Judgement second) => _counts[((int)first * Kinds) + (int)second]++;

    private int Refused(bool first) => Enum.GetValues<Judgement>()
        .Sum(other => first ? this[Judgement.Refused, other] : this[other, Judgement.Refused]);
}
