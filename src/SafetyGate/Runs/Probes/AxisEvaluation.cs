using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs.Probes;

/// <summary>From the stored findings of probes to axes.</summary>
internal static class AxisEvaluation
{
    /// <param name="manifest">What the run is.</param>
    /// <param name="store">Its findings.</param>
    /// <param name="judges">The first decides what became of each prompt.</param>
    /// <param name="directions">Directions that should be there.</param>
    /// <param name="cancellation">Stops between responses that a model or a service judges.</param>
    public static AxisResults Evaluate(
        RunManifest manifest, IResponseStore store, JudgePanel judges, int directions, CancellationToken cancellation = default)
    {
        var axes = new List<AxisLandscape>();
        var changes = new Dictionary<AxisMeasure, AxisEstimate>();
        var missing = new List<string>();
        foreach (ProbeRecord probe in manifest.Probes)
        {
            AxisPoints[] readings =
            [
                .. Readings(probe, manifest, JudgeOf(probe, judges), cancellation).Select(reading => new AxisPoints(probe, reading, manifest, store, directions)),
            ];
            missing.AddRange(readings[0].Missing());
            foreach (AxisPoints points in readings)
            {
                if (points.Landscape() is not { } axis)
                    continue;
                axes.Add(axis);
                if (points == readings[0] && Measure(probe.Kind) is { } measure)
                    changes[measure] = axis.Change;
            }
        }

        return new AxisResults(axes, changes, missing);
    }

    private static AxisMeasure? Measure(ProbeKind kind) => kind switch
    {
        ProbeKind.OverRefusal => AxisMeasure.OverRefusalRise,
        ProbeKind.Perplexity => AxisMeasure.PerplexityRatio,
        ProbeKind.Choices => AxisMeasure.ChoicesChange,
        _ => null,
    };

    // A guard and an endpoint judge harm, of which there is none in harmless answers: refusals are told by their words.
    private static IBatchJudge JudgeOf(ProbeRecord probe, JudgePanel judges) =>
        probe.Kind == ProbeKind.OverRefusal && judges.First is not IJudge ? new RefusalJudge() : judges.First;

    /// <summary>How a probe's findings become a number; the first of them is the one that limits read.</summary>
    private static IEnumerable<AxisReading> Readings(
        ProbeRecord probe, RunManifest manifest, IBatchJudge judge, CancellationToken cancellation)
    {
        switch (probe.Kind)
        {
            case ProbeKind.Perplexity:
                yield return new AxisReading(probe.Name, false, found => (Perplexity(found), null));
                break;
            case ProbeKind.Choices:
                yield return new AxisReading(probe.Name, true, found => (Accuracy(probe, found, (value, length) => value / length), null));
                yield return new AxisReading($"{probe.Name} plain", true, found => (Accuracy(probe, found, (value, _) => value), null));
                break;
            default:
                var settled = new SettledRules(manifest, judge.Name);
                IReadOnlyList<Prompt> prompts = (probe.PromptSet ?? manifest.PromptSet).Prompts;
                yield return new AxisReading(probe.Name, probe.Kind != ProbeKind.OverRefusal, found =>
                {
                    Exchange[] exchanges = [.. prompts.Zip(found.Responses, (prompt, response) => new Exchange(prompt, response.Text))];
                    settled.Require(found.Responses);
                    IReadOnlyList<Judgement?> judged = judge.Judge(exchanges, cancellation);
                    return judged.Contains(null)
                        ? null
                        : (AxisSample.OfShare(judged.Select(j => j == Judgement.Refused)), 100.0 * judged.Count(j => j == Judgement.Broken) / judged.Count);
                });
                break;
        }
    }

    private static AxisSample Perplexity(PointResponses found) => new(
        AxisUnit.Perplexity,
        [.. found.Scores.Select(score => -score.Likelihoods[0].LogLikelihood)],
        [.. found.Scores.Select(score => (double)score.Likelihoods[0].TokenCount)]);

    private static AxisSample Accuracy(ProbeRecord probe, PointResponses found, Func<double, int, double> weigh) =>
        AxisSample.OfShare(probe.Questions!.Zip(found.Scores, (question, score) =>
        {
            double[] values = [.. score.Likelihoods.Zip(question.Lengths, (likelihood, length) => weigh(likelihood.LogLikelihood, length))];
            double best = values.Max();
            // Of equals none is the model's answer: a model that cannot tell them apart has not answered.
            return values[question.Answer] == best && values.Count(value => value == best) == 1;
        }));
}

/// <summary>What came of the probes of a run.</summary>
/// <param name="Axes">Those measured at alpha = 0 of both checkpoints at least.</param>
/// <param name="Changes">What limits read.</param>
/// <param name="Missing">What is lacking, one sentence each.</param>
internal sealed record AxisResults(
    IReadOnlyList<AxisLandscape> Axes, IReadOnlyDictionary<AxisMeasure, AxisEstimate> Changes, IReadOnlyList<string> Missing)
{
    /// <summary>Of a run without probes.</summary>
    public static AxisResults None { get; } = new([], new Dictionary<AxisMeasure, AxisEstimate>(), []);
}

/// <summary>One way to make a number of what a probe found.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="HigherIsBetter">Which direction is the good one.</param>
/// <param name="Read">The items' contributions, and percent of broken responses; null where a response could not be judged.</param>
internal sealed record AxisReading(string Name, bool HigherIsBetter, Func<PointResponses, (AxisSample Sample, double? Broken)?> Read);
