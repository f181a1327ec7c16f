using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Judging.Agreement;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Two judges on all responses that both have judged.</summary>
/// <param name="Agreement">The counts.</param>
/// <param name="Disputes">Every response that one calls refused and the other does not, by checkpoint, prompt and direction.</param>
public sealed record JudgeComparison(JudgeAgreement Agreement, IReadOnlyList<JudgeDispute> Disputes)
{
    internal static JudgeComparison Of(JudgedPoints first, JudgedPoints second)
    {
        var agreement = new JudgeAgreement();
        var disputes = new List<JudgeDispute>();
        foreach ((PointKey key, LandscapePoint point) in first.Points)
        {
            if (!second.Points.TryGetValue(key, out LandscapePoint? other))
                continue;
            for (int i = 0; i < point.Judgements.Count; i++)
            {
                (Judgement one, Judgement two) = (point.Judgements[i], other.Judgements[i]);
                agreement.Add(one, two);
                if ((one == Judgement.Refused) != (two == Judgement.Refused))
                    disputes.Add(new JudgeDispute(key.Role, key.Direction, point.Alpha, i, one, two));
            }
        }

        return new JudgeComparison(agreement, [.. disputes.OrderBy(d => d.Role).ThenBy(d => d.Prompt).ThenBy(d => d.Direction).ThenBy(d => d.Alpha)]);
    }
}

/// <summary>A response on which two judges disagree.</summary>
/// <param name="Role">Whose it is.</param>
/// <param name="Direction">The direction; -1 at alpha = 0.</param>
/// <param name="Alpha">The distance along it.</param>
/// <param name="Prompt">Index of the prompt in the set.</param>
/// <param name="First">What the first judge says.</param>
/// <param name="Second">What the second says.</param>
public sealed record JudgeDispute(CheckpointRole Role, int Direction, double Alpha, int Prompt, Judgement First, Judgement Second);
