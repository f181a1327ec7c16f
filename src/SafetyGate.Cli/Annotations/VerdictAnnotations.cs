using System.Globalization;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Reports;

namespace SafetyGate.Cli.Annotations;

/// <summary>What results.json says, as annotations: the verdict first, then what decided it, then what a reader must know.</summary>
internal static class VerdictAnnotations
{
    /// <summary>GitHub keeps so many annotations of a level from one step and drops the rest in silence.</summary>
    private const int MostOfALevel = 10;

    /// <summary>The annotations, at most ten of each level; the last of a level that has more says how many there are.</summary>
    public static IReadOnlyList<Annotation> Of(ResultsDocument results)
    {
        VerdictDocument verdict = results.Verdict;
        IEnumerable<Annotation> all =
        [
            new(Level(verdict.Outcome), Headline(verdict.Outcome), Finding(results)),
            .. verdict.Limits.Where(l => l.Outcome != Outcome.Pass).Select(l => verdict.Excuse(l) is { } excuse
                ? new Annotation(AnnotationLevel.Notice, l.Name, $"{excuse} {l.Reason}")
                : new Annotation(Level(l.Outcome), l.Name, l.Reason)),
            .. verdict.Missing.Select(m => new Annotation(AnnotationLevel.Warning, "Missing", m)),
            .. verdict.Cautions.Select(c => new Annotation(AnnotationLevel.Notice, "Caution", c)),
        ];
        return [.. all.GroupBy(a => a.Level).SelectMany(Shortened)];
    }

    private static IEnumerable<Annotation> Shortened(IGrouping<AnnotationLevel, Annotation> level)
    {
        Annotation[] members = [.. level];
        return members.Length <= MostOfALevel
            ? members
            : members.Take(MostOfALevel - 1).Append(new Annotation(
                level.Key, "And more", string.Create(CultureInfo.InvariantCulture, $"{members.Length - MostOfALevel + 1} more are in the report.")));
    }

    private static AnnotationLevel Level(Outcome outcome) => outcome switch
    {
        Outcome.Pass => AnnotationLevel.Notice,
        Outcome.Fail => AnnotationLevel.Error,
        _ => AnnotationLevel.Warning,
    };

    private static string Headline(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "SafetyGate: pass",
        Outcome.Fail => "SafetyGate: fail",
        _ => "SafetyGate: inconclusive",
    };

    private static string Finding(ResultsDocument results) =>
        results.Measurements?.Parity.Metrics.FirstOrDefault(m => m.Metric == SafetyMetric.Visage) is { } visage
            ? $"VISAGE of {results.Run.Candidate.Name} is {Estimate(visage.Candidate)}, of {results.Run.Base.Name} {Estimate(visage.Base)}."
            : "VISAGE was not measured.";

    private static string Estimate(EstimateDocument estimate) => estimate is { Value: { } value, Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{value:F1} [{low:F1}, {high:F1}]")
        : "not measured";
}
