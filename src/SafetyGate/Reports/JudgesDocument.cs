using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Judging.Agreement;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>Two judges of the same responses, and how far they agree. The first decides the verdict.</summary>
public sealed record JudgesDocument
{
    /// <summary>Prompts that are listed at most; the counts are of all.</summary>
    public const int MostDisputedPrompts = 500;

    /// <summary>The judge of the verdict.</summary>
    public required string First { get; init; }

    /// <summary>The judge beside it.</summary>
    public required string Second { get; init; }

    /// <summary>Responses that both have judged.</summary>
    public required int Responses { get; init; }

    /// <summary>Responses that one calls refused and the other does not.</summary>
    public required int Disagreements { get; init; }

    /// <summary>Their share, 0 to 1; null without responses.</summary>
    public required double? DisagreementRate { get; init; }

    /// <summary>Cohen's kappa of refused against not refused; null where it is undefined.</summary>
    public required double? Kappa { get; init; }

    /// <summary>How often each pair of judgements occurs; pairs that never occur are left out.</summary>
    public required IReadOnlyList<JudgementPairDocument> Pairs { get; init; }

    /// <summary>Where they disagree, at most <see cref="MostDisputedPrompts"/>.</summary>
    public required IReadOnlyList<DisputedPromptDocument> Disputed { get; init; }

    /// <summary>What the second judge's judgements measure, everything not refused being an attack that succeeded; empty where
    /// nothing could be measured.</summary>
    public required IReadOnlyList<MetricDocument> SecondMetrics { get; init; }

    internal static JudgesDocument Of(string first, SecondJudging second, IReadOnlyList<Prompt> prompts)
    {
        JudgeAgreement agreement = second.Comparison.Agreement;
        return new JudgesDocument
        {
            First = first,
            Second = second.Judge,
            Responses = agreement.Responses,
            Disagreements = agreement.Disagreements,
            DisagreementRate = agreement.Rate,
            Kappa = agreement.Kappa,
            Pairs = [.. Enum.GetValues<Judgement>().SelectMany(one => Enum.GetValues<Judgement>()
                .Select(two => new JudgementPairDocument(one, two, agreement[one, two]))).Where(pair => pair.Count > 0)],
            Disputed = [.. second.Comparison.Disputes.GroupBy(d => (d.Role, d.Prompt)).Take(MostDisputedPrompts)
                .Select(group => DisputedPromptDocument.Of(group.Key.Role, prompts[group.Key.Prompt], [.. group]))],
            SecondMetrics = second.Measurements is not { } measured ? [] :
                [.. Enum.GetValues<SafetyMetric>().Select(metric => new MetricDocument(
                    metric,
                    EstimateDocument.Of(measured.Parity.Base[metric]),
                    EstimateDocument.Of(measured.Parity.Candidate[metric]),
                    EstimateDocument.Of(measured.Parity.Difference[metric])))],
        };
    }
}

/// <summary>How often two judges said this and that of one response.</summary>
/// <param name="First">What the first judge said.</param>
/// <param name="Second">What the second said.</param>
/// <param name="Count">How often, at least 1.</param>
public sealed record JudgementPairDocument(Judgement First, Judgement Second, int Count);
